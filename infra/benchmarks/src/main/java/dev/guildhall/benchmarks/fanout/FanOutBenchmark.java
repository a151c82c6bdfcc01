package dev.guildhall.benchmarks.fanout;

import dev.guildhall.benchmarks.Address;
import dev.guildhall.benchmarks.Bench;
import dev.guildhall.benchmarks.Bound;
import dev.guildhall.benchmarks.Extent;
import dev.guildhall.benchmarks.Figures;
import dev.guildhall.benchmarks.Report;
import dev.guildhall.benchmarks.Sample;
import dev.guildhall.benchmarks.Series;
import dev.guildhall.benchmarks.panel.Browsers;
import dev.guildhall.benchmarks.panel.CrudPeer;
import dev.guildhall.benchmarks.panel.Guildhall;
import java.util.ArrayList;
import java.util.List;

/** One frame to a thousand sockets of one room, and what each of them costs in memory, against Node's socket.io. */
public final class FanOutBenchmark {
    private static final Bound LATENCY = Bound.atMost(0.7);
    private static final Bound MEMORY = Bound.atMost(1.0);
    private static final int ROUNDS = 5;
    private static final int SOCKETS = 1_000;
    private static final int FEW_SOCKETS = 200;
    private static final int TIMES = 300;
    private static final int FEW_TIMES = 50;
    private static final int WARM_UP = 600;
    private static final int PAUSE_MILLIS = 10;

    /** The heap follows what lives in it, up and down, or the system could not tell how much that is. */
    private static final String[] CLOSE_HEAP = {"-XX:MinHeapFreeRatio=5", "-XX:MaxHeapFreeRatio=10"};

    private FanOutBenchmark() {}

    public static void main(String[] arguments) {
        try (Bench bench = Bench.open();
                Guildhall guildhall = Guildhall.start(Address.of(bench.database()), CLOSE_HEAP);
                CrudPeer peer = CrudPeer.start(Address.of(bench.database()));
                Browsers browsers = Browsers.start()) {
            int sockets = bench.extent().of(SOCKETS, FEW_SOCKETS);
            List<Crowd> crowds = List.of(new Crowd(browsers, guildhall, sockets), new Crowd(browsers, peer, sockets));
            crowds.forEach(crowd -> warmUp(crowd, bench.extent()));
            List<Series> latencies = List.of(series(guildhall.name()), series(peer.name()));
            List<List<Double>> memory = List.of(new ArrayList<>(), new ArrayList<>());
            for (int round = 0; round < bench.extent().rounds(ROUNDS); round++) {
                for (int turn = 0; turn < crowds.size(); turn++) {
                    int who = (round + turn) % crowds.size();
                    bench.settle();
                    round(crowds.get(who), bench.extent(), sockets, latencies.get(who), memory.get(who));
                }
            }
            report(bench, sockets, latencies, memory);
        }
    }

    private static Series series(String name) {
        return new Series(name, new ArrayList<>());
    }

    /** Nobody's first thousand sockets are measured: what they leave behind is there from then on. */
    private static void warmUp(Crowd crowd, Extent extent) {
        crowd.open();
        System.out.println("warm-up of " + crowd.side().name() + ": "
                + crowd.fanOut(extent.of(WARM_UP, FEW_TIMES), 0, PAUSE_MILLIS));
        crowd.shut();
    }

    private static void round(Crowd crowd, Extent extent, int sockets, Series latencies, List<Double> memory) {
        double without = crowd.residentKib();
        crowd.open();
        int times = extent.of(TIMES, FEW_TIMES);
        Sample sample = crowd.fanOut(times, times / 10, PAUSE_MILLIS);
        double with = crowd.residentKib();
        crowd.shut();
        latencies.samples().add(sample);
        memory.add((with - without) / sockets);
        System.out.printf(
                "%s: %s; %.0f KiB without, %.0f KiB with sockets%n",
                crowd.side().name(), sample, without, with);
    }

    private static void report(Bench bench, int sockets, List<Series> latencies, List<List<Double>> memory) {
        double latency = latencies.getFirst().ratioTo(latencies.getLast(), Sample::p99Millis);
        double own = Figures.median(memory.getFirst());
        double peers = Figures.median(memory.getLast());
        new Report("One frame to a room of " + sockets, "fanout", FanOutBenchmark.class, bench)
                .paragraph(how(
                        latencies.getFirst().samples().size(), bench.extent().of(TIMES, FEW_TIMES)))
                .table(
                        Report.cells("program", "last socket p50 ms", "last socket p99 ms", "KiB a socket"),
                        List.of(row(latencies.getFirst(), own), row(latencies.getLast(), peers)))
                .table(
                        Report.cells("figure", "ratio", "bound", "met"),
                        List.of(
                                Report.cells(
                                        "last socket, p99", Figures.ratio(latency), LATENCY, LATENCY.verdict(latency)),
                                Report.cells(
                                        "memory a socket",
                                        Figures.ratio(own / peers),
                                        MEMORY,
                                        MEMORY.verdict(own / peers))))
                .publish();
    }

    private static String how(int rounds, int frames) {
        return """
                %d rounds in turn of %d frames each, one after the other. A round connects all sockets anew, each with its token, \
                publishes on `config:update` in Redis and waits until the last socket has the frame; the clients are bare web \
                sockets (`ws`) in one other Node.js process, whose clock times from the call of PUBLISH. Guildhall: the \
                all-in-one, heap kept close to what lives in it (`-XX:MinHeapFreeRatio=5 -XX:MaxHeapFreeRatio=10`). Peer: a \
                socket.io 4.8 server that an `ioredis` subscriber feeds. Memory: the resident set of the process by \
                `/proc`, after its garbage was collected (`jcmd GC.run` twice and `System.trim_native_heap`; `global.gc()` twice), \
                with the sockets of a round less without any, by socket; both have had as many sockets before. Ratio of \
                latency: median of the rounds' ratios; of memory: ratio of the medians.""".formatted(rounds, frames);
    }

    private static List<String> row(Series series, double kib) {
        return Report.cells(series.name(), series.p50Millis(), series.p99Millis(), kib);
    }
}
