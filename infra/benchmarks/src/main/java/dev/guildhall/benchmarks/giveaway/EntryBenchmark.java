package dev.guildhall.benchmarks.giveaway;

import dev.guildhall.benchmarks.Address;
import dev.guildhall.benchmarks.Alternation;
import dev.guildhall.benchmarks.Bench;
import dev.guildhall.benchmarks.Bound;
import dev.guildhall.benchmarks.Extent;
import dev.guildhall.benchmarks.Figures;
import dev.guildhall.benchmarks.Report;
import dev.guildhall.benchmarks.Sample;
import dev.guildhall.benchmarks.Series;
import dev.guildhall.benchmarks.panel.Guildhall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Entering a large giveaway against entering a small one, and how drawing grows with the number of entries. */
public final class EntryBenchmark {
    private static final Bound ENTERING = Bound.atMost(1.5);
    private static final Bound DRAWING = Bound.atMost(1);
    private static final int MANY = 100_000;
    private static final int MANY_IN_SMOKE = 5_000;
    private static final int FEW = 1_000;
    private static final int CALLERS = 8;
    private static final int ROUNDS = 5;
    private static final int DRAWS = 3;
    private static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000, 250_000 - 1);
    private static final List<Integer> SMOKE_SIZES = List.of(1_000, 5_000);
    private static final Duration TIME = Duration.ofSeconds(8);
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Map<String, String> SECRET = Map.of("GUILDHALL_JWT_SECRET", LargeGiveaways.SECRET);

    private EntryBenchmark() {}

    public static void main(String[] arguments) {
        try (Bench bench = Bench.open()) {
            Address address = Address.of(bench.database());
            try (Guildhall guildhall = Guildhall.start(address, SECRET);
                    LargeGiveaways giveaways = new LargeGiveaways(guildhall, address)) {
                List<Series> entering = entering(bench, giveaways);
                List<DrawTime> drawing = new ArrayList<>();
                Extent extent = bench.extent();
                for (int size : extent == Extent.FULL ? SIZES : SMOKE_SIZES) {
                    drawing.add(DrawTime.measure(bench, giveaways, size, extent.rounds(DRAWS)));
                }
                report(bench, entering, drawing);
            }
        }
    }

    private static List<Series> entering(Bench bench, LargeGiveaways giveaways) {
        Extent extent = bench.extent();
        int many = extent.of(MANY, MANY_IN_SMOKE);
        List<EntryContender> contenders = List.of(
                new EntryContender("%,d entries".formatted(many), giveaways, giveaways.filled(many)),
                new EntryContender("%,d entries".formatted(FEW), giveaways, giveaways.filled(FEW)));
        contenders.forEach(contender -> contender.run(CALLERS, extent.of(TIME, SHORT)));
        return new Alternation(bench, contenders).run(CALLERS, extent.of(TIME, SHORT), extent.rounds(ROUNDS));
    }

    /** Of small giveaways it is mostly the request that takes time, so growth is told from the second size on. */
    private static double growth(List<DrawTime> drawing) {
        return drawing.getLast().nanosAUnit()
                / drawing.get(drawing.size() > 2 ? 1 : 0).nanosAUnit();
    }

    private static void report(Bench bench, List<Series> entering, List<DrawTime> drawing) {
        double ratio = entering.getFirst().ratioTo(entering.getLast(), Sample::p99Millis);
        double growth = growth(drawing);
        new Report("Large giveaways", "giveaways", EntryBenchmark.class, bench)
                .paragraph("""
                        The all-in-one. Giveaways are filled by another process that writes to the same log. Entering: %d rounds in \
                        turn, %d callers, each enters as somebody new by the route that the bot uses and leaves again; only \
                        entering is timed. Ratio: median of the rounds' ratios.""".formatted(entering.getFirst().samples().size(), CALLERS))
                .table(
                        Report.cells("giveaway", "entered/s", "p50 ms", "p99 ms"),
                        entering.stream()
                                .map(one -> Report.cells(one.name(), one.perSecond(), one.p50Millis(), one.p99Millis()))
                                .toList())
                .table(
                        Report.cells("figure", "ratio", "bound", "met"),
                        List.of(
                                Report.cells(
                                        "p99, large to small", Figures.ratio(ratio), ENTERING, ENTERING.verdict(ratio)),
                                Report.cells(
                                        "time by n log n, largest to 10,000",
                                        Figures.ratio(growth),
                                        DRAWING,
                                        DRAWING.verdict(growth))))
                .section("Drawing")
                .paragraph("""
                        From the request that ends the giveaway to its answer, with what it takes to store the end; the giveaway is \
                        in memory. Median of some giveaways of each size. Heap: what lives after a garbage collection once \
                        another process has loaded the giveaway, less what lived before.""")
                .table(
                        Report.cells("entries", "ms", "ns by n log n", "heap, bytes an entry"),
                        drawing.stream()
                                .map(one -> Report.cells(
                                        "%,d".formatted(one.entries()),
                                        one.millis(),
                                        one.nanosAUnit(),
                                        one.heapBytesAnEntry()))
                                .toList())
                .publish();
    }
}
