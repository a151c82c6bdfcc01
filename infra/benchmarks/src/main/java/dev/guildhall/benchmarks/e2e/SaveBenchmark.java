package dev.guildhall.benchmarks.e2e;

import dev.guildhall.benchmarks.Address;
import dev.guildhall.benchmarks.Alternation;
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
import dev.guildhall.benchmarks.panel.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** From a save to the frame in the browser, and saves a second, against a backend as it is usually written. */
public final class SaveBenchmark {
    private static final List<Integer> ADMINS = List.of(1, 16, 64);
    private static final int MOST = 64;
    private static final int ROUNDS = 5;
    private static final Bound P50 = Bound.atMost(1.5);
    private static final Bound P99 = Bound.atMost(1.0);
    private static final Bound SAVES = Bound.atLeast(1.5);
    private static final Duration TIME = Duration.ofSeconds(8);
    private static final Duration SHORT = Duration.ofSeconds(3);

    private SaveBenchmark() {}

    public static void main(String[] arguments) {
        int alone = Integer.getInteger("guildhall.benchmark.only", 0);
        if (alone > 0) {
            alone(alone);
        } else {
            all();
        }
    }

    /** To look into: no peer, no report. */
    private static void alone(int admins) {
        Duration time = Duration.ofSeconds(Integer.getInteger("guildhall.benchmark.seconds", 20));
        try (Bench bench = Bench.unguarded();
                Side side = Boolean.getBoolean("guildhall.benchmark.peer")
                        ? CrudPeer.start(Address.of(bench.database()))
                        : Guildhall.start(Address.of(bench.database()));
                Browsers browsers = Browsers.start()) {
            for (Duration each : List.of(WarmUp.TIME, time)) {
                for (String task : List.of(PanelContender.SAVES, PanelContender.FRAMES)) {
                    System.out.println(task + ": " + new PanelContender(browsers, side, task).run(admins, each));
                }
            }
        }
    }

    private static void all() {
        try (Bench bench = Bench.open();
                Guildhall guildhall = Guildhall.start(Address.of(bench.database()));
                CrudPeer peer = CrudPeer.start(Address.of(bench.database()));
                Browsers browsers = Browsers.start()) {
            List<Side> sides = List.of(guildhall, peer);
            sides.forEach(side -> WarmUp.of(browsers, side, MOST, bench.extent()));
            List<List<Series>> frames = new ArrayList<>();
            for (int admins : ADMINS) {
                frames.add(run(bench, browsers, sides, PanelContender.FRAMES, admins));
            }
            List<Series> saves = run(bench, browsers, sides, PanelContender.SAVES, MOST);
            report(bench, frames, saves);
        }
    }

    private static List<Series> run(Bench bench, Browsers browsers, List<Side> sides, String task, int admins) {
        List<PanelContender> contenders = sides.stream()
                .map(side -> new PanelContender(browsers, side, task))
                .toList();
        Extent extent = bench.extent();
        return new Alternation(bench, contenders).run(admins, extent.of(TIME, SHORT), extent.rounds(ROUNDS));
    }

    private static void report(Bench bench, List<List<Series>> frames, List<Series> saves) {
        List<List<String>> figures = new ArrayList<>();
        List<List<String>> ratios = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            List<Series> both = frames.get(i);
            String who = ADMINS.get(i) + " admin" + (ADMINS.get(i) == 1 ? "" : "s");
            both.forEach(one ->
                    figures.add(Report.cells(who, one.name(), one.p50Millis(), one.p99Millis(), one.perSecond())));
            ratios.add(ratio(who + ", save to frame, p50", both, Sample::p50Millis, P50));
            ratios.add(ratio(who + ", save to frame, p99", both, Sample::p99Millis, P99));
        }
        ratios.add(ratio(MOST + " admins, saves/s", saves, Sample::perSecond, SAVES));
        new Report("From save to browser", "e2e", SaveBenchmark.class, bench)
                .paragraph(how(saves.getFirst().samples().size()))
                .section("Save to frame")
                .table(Report.cells("who", "program", "p50 ms", "p99 ms", "saves/s"), figures)
                .section("Saves as fast as they are answered")
                .table(
                        Report.cells("program", "saves/s", "answer p50 ms", "answer p99 ms"),
                        saves.stream()
                                .map(one -> Report.cells(one.name(), one.perSecond(), one.p50Millis(), one.p99Millis()))
                                .toList())
                .section("Ratios")
                .table(Report.cells("figure", "ratio", "bound", "met"), ratios)
                .publish();
    }

    private static String how(int rounds) {
        return """
                %d rounds in turn. Each administrator saves the prefix of a guild of their own by HTTP PATCH over a connection \
                that is kept alive, and has a browser in that guild's room: `socket.io-client` 4.8, all of them in one other \
                Node.js process, whose clock times from the call to the frame. Save to frame: each saves again when the frame is \
                there. Guildhall: the all-in-one with its simulated Discord, in one JVM with default settings; its frame follows \
                the commit of event and view. Peer: Fastify 5, `pg` (16 connections, prepared statements, check and `UPDATE` in one \
                round trip), `ioredis` `PUBLISH`, then the answer; a subscriber in the same Node.js process sends to the room of a \
                socket.io 4.8 server. Each has a database of its own on one PostgreSQL with durable commits, and a Redis \
                of its own. Both are warmed up until their rates no longer rise. Ratio: Guildhall to peer, median of the rounds' ratios.""".formatted(rounds);
    }

    private static List<String> ratio(String figure, List<Series> both, ToDoubleFunction<Sample> of, Bound bound) {
        double ratio = both.getFirst().ratioTo(both.getLast(), of);
        return Report.cells(figure, Figures.ratio(ratio), bound, bound.verdict(ratio));
    }
}
