package dev.guildhall.benchmarks.stockaxon;

import dev.guildhall.benchmarks.Address;
import dev.guildhall.benchmarks.Alternation;
import dev.guildhall.benchmarks.Bench;
import dev.guildhall.benchmarks.Bound;
import dev.guildhall.benchmarks.ChildContender;
import dev.guildhall.benchmarks.Contender;
import dev.guildhall.benchmarks.Extent;
import dev.guildhall.benchmarks.Figures;
import dev.guildhall.benchmarks.Report;
import dev.guildhall.benchmarks.Sample;
import dev.guildhall.benchmarks.Series;
import dev.guildhall.benchmarks.commands.GuildhallContender;
import java.time.Duration;
import java.util.List;

/** One-event commands a second against Axon Framework's own event store on the same server. */
public final class StockAxonBenchmark {
    private static final int CALLERS = 32;
    private static final int ROUNDS = 5;
    private static final Bound BOUND = Bound.atLeast(3);
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration TIME = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofSeconds(2);

    private StockAxonBenchmark() {}

    public static void main(String[] arguments) {
        try (Bench bench = Bench.open();
                Contender guildhall = GuildhallContender.start(bench.database(), CALLERS);
                Contender axon = axon(Address.of(bench.database()))) {
            Extent extent = bench.extent();
            List<Contender> contenders = List.of(guildhall, axon);
            for (Contender contender : contenders) {
                System.out.println("warm-up: " + contender.run(CALLERS, extent.of(WARM_UP, SHORT)));
            }
            int rounds = extent.rounds(ROUNDS);
            List<Series> series = new Alternation(bench, contenders).run(CALLERS, extent.of(TIME, SHORT), rounds);
            double ratio = series.getFirst().ratioTo(series.getLast(), Sample::perSecond);
            new Report("Commands against stock Axon", "stock-axon", StockAxonBenchmark.class, bench)
                    .paragraph("""
                            %d rounds in turn, %d callers, each changing a setting of 8 guilds of its own, one event a command, \
                            the same aggregate class. Stock Axon 4.13: `JdbcEventStorageEngine`, Jackson, HikariCP with a \
                            connection for every caller, Caffeine aggregate cache, no message time-outs; it encrypts and \
                            chains nothing. Ratio: median of the rounds' ratios.""".formatted(rounds, CALLERS))
                    .table(
                            Report.cells("program", "commands/s", "p50 ms", "p99 ms"),
                            series.stream().map(StockAxonBenchmark::row).toList())
                    .table(
                            Report.cells("ratio", "bound", "met"),
                            List.of(Report.cells(Figures.ratio(ratio), BOUND, BOUND.verdict(ratio))))
                    .publish();
        }
    }

    private static Contender axon(Address address) {
        return ChildContender.java("stock Axon", AxonProgram.class, List.of("" + CALLERS), address.environment());
    }

    private static List<String> row(Series series) {
        return Report.cells(series.name(), series.perSecond(), series.p50Millis(), series.p99Millis());
    }
}
