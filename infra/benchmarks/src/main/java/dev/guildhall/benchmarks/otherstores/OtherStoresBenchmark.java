package dev.guildhall.benchmarks.otherstores;

import dev.guildhall.benchmarks.Address;
import dev.guildhall.benchmarks.Alternation;
import dev.guildhall.benchmarks.Bench;
import dev.guildhall.benchmarks.Bound;
import dev.guildhall.benchmarks.Contender;
import dev.guildhall.benchmarks.Extent;
import dev.guildhall.benchmarks.Figures;
import dev.guildhall.benchmarks.Report;
import dev.guildhall.benchmarks.Sample;
import dev.guildhall.benchmarks.Series;
import dev.guildhall.benchmarks.commands.GuildhallContender;
import dev.guildhall.benchmarks.commands.StoredRow;
import dev.guildhall.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Guildhall's whole commands against bare appends by Emmett and message-db, on the same server. */
public final class OtherStoresBenchmark {
    private static final String EMMETT_PROPERTY = "guildhall.benchmark.emmett";
    private static final int CALLERS = 16;
    private static final int ROUNDS = 5;
    private static final Bound EMMETT = Bound.atLeast(5);
    private static final Bound MESSAGE_DB = Bound.atLeast(3);
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration TIME = Duration.ofSeconds(6);
    private static final Duration SHORT = Duration.ofSeconds(2);

    private OtherStoresBenchmark() {}

    public static void main(String[] arguments) {
        try (Bench bench = Bench.open()) {
            Extent extent = bench.extent();
            TestDatabase database = bench.database();
            List<Contender> contenders = new ArrayList<>();
            try {
                contenders.add(GuildhallContender.start(database, CALLERS));
                warmUp(contenders.getFirst(), extent.of(WARM_UP, SHORT));
                StoredRow row = StoredRow.of(database);
                NodeStores stores = new NodeStores(row, CALLERS);
                for (String peer : peers().keySet()) {
                    contenders.add(stores.start(peer, Address.of(bench.database())));
                    warmUp(contenders.getLast(), extent.of(TIME, SHORT));
                }
                List<Series> series =
                        new Alternation(bench, contenders).run(CALLERS, extent.of(TIME, SHORT), extent.rounds(ROUNDS));
                report(bench, series, row);
            } finally {
                contenders.forEach(Contender::close);
            }
        }
    }

    /** Emmett has no licence: who may not use it leaves it out, and it is not even downloaded. */
    private static Map<String, Bound> peers() {
        Map<String, Bound> peers = new LinkedHashMap<>();
        if (!"false".equals(System.getProperty(EMMETT_PROPERTY))) {
            peers.put("Emmett", EMMETT);
        }
        peers.put("message-db", MESSAGE_DB);
        return peers;
    }

    private static void warmUp(Contender contender, Duration time) {
        System.out.println("warm-up of " + contender.name() + ": " + contender.run(CALLERS, time));
    }

    private static void report(Bench bench, List<Series> series, StoredRow row) {
        Series ours = series.getFirst();
        List<List<String>> rows = new ArrayList<>();
        rows.add(Report.cells(ours.name(), ours.perSecond(), ours.p50Millis(), ours.p99Millis(), "", "", ""));
        Map<String, Bound> bounds = peers();
        for (Series peer : series.subList(1, series.size())) {
            rows.add(row(ours, peer, Objects.requireNonNull(bounds.get(peer.name()))));
        }
        new Report("Commands against other event stores", "other-stores", OtherStoresBenchmark.class, bench)
                .paragraph("""
                        %d rounds in turn, %d callers, one event a call, 8 streams a caller, each store in a database of its own, \
                        a connection for every caller. Guildhall: whole commands, decided by the aggregate and chained. \
                        Peers, on Node.js: bare appends of the same event (%s) without any decision: Emmett's `appendToStream` \
                        (`@event-driven-io/emmett-postgresql` 0.42.0), and message-db's `write_message` \
                        (`@eventide/message-db` 1.3.1, prepared), all streams of one category. \
                        Ratio: Guildhall's commands to the peer's appends, median of the rounds' ratios.""".formatted(ours.samples().size(), CALLERS, row.sizes()))
                .table(Report.cells("store", "events/s", "p50 ms", "p99 ms", "ratio", "bound", "met"), rows)
                .publish();
    }

    private static List<String> row(Series ours, Series peer, Bound bound) {
        double ratio = ours.ratioTo(peer, Sample::perSecond);
        return Report.cells(
                peer.name(),
                peer.perSecond(),
                peer.p50Millis(),
                peer.p99Millis(),
                Figures.ratio(ratio),
                bound,
                bound.verdict(ratio));
    }
}
