package dev.guildhall.benchmarks.letters;

import dev.guildhall.benchmarks.Address;
import dev.guildhall.benchmarks.Alternation;
import dev.guildhall.benchmarks.Bench;
import dev.guildhall.benchmarks.Bound;
import dev.guildhall.benchmarks.Extent;
import dev.guildhall.benchmarks.Figures;
import dev.guildhall.benchmarks.Report;
import dev.guildhall.benchmarks.Sample;
import dev.guildhall.benchmarks.Series;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How much longer guilds wait for their view while half of all others cannot be followed, and how long those take afterwards. */
public final class PoisonBenchmark {
    private static final Bound LAG = Bound.atMost(1.2);
    private static final int GUILDS = 4_000;
    private static final int GUILDS_IN_SMOKE = 200;
    private static final int EVENTS = 2_000;
    private static final int EVENTS_IN_SMOKE = 50;
    private static final int ROUNDS = 7;
    private static final int CONNECTIONS = 10;

    private PoisonBenchmark() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (Bench bench = Bench.open()) {
            Extent extent = bench.extent();
            int guilds = extent.of(GUILDS, GUILDS_IN_SMOKE);
            int events = extent.of(EVENTS, EVENTS_IN_SMOKE);
            try (LetterRun poisoned = run(bench, guilds, true);
                    LetterRun sound = run(bench, guilds, false)) {
                if (poisoned.waiting() != guilds / 2 || sound.waiting() != 0) {
                    throw new IllegalStateException(poisoned.waiting() + " guilds wait, and " + sound.waiting());
                }
                Alternation alternation = new Alternation(
                        bench,
                        List.of(
                                new Following(guilds / 2 + " of " + guilds + " guilds wait", poisoned, events),
                                new Following("nobody waits", sound, events)));
                alternation.run(1, Duration.ZERO, extent.rounds(2));
                int rounds = extent.rounds(ROUNDS);
                List<Series> series = alternation.run(1, Duration.ZERO, rounds);
                Duration drained = poisoned.drain();
                if (poisoned.waiting() != 0 || !poisoned.isWhole()) {
                    throw new IllegalStateException("not all have gone on");
                }
                report(bench, series, rounds, events, drained);
            }
        }
    }

    private static LetterRun run(Bench bench, int guilds, boolean poisoned) throws InterruptedException {
        return new LetterRun(Address.of(bench.database()).pool(CONNECTIONS), guilds, poisoned);
    }

    private static void report(Bench bench, List<Series> series, int rounds, int events, Duration drained) {
        new Report("Guilds that cannot be followed", "letters", PoisonBenchmark.class, bench)
                .paragraph("""
                        %d rounds in turn of %d events each of a guild that nobody has poisoned, each right after one of a guild \
                        that was in one of the two data bases. Time from when both are acknowledged until the view of configuration \
                        has come to the end of the log. Ratio: median of the rounds' ratios. Once the events can be read, one \
                        command has all that waited go on, in the order of the log: %.1f s.""".formatted(rounds, events, drained.toMillis() / 1e3))
                .table(
                        Report.cells("log", "p50 ms", "p99 ms"),
                        series.stream()
                                .map(one -> Report.cells(one.name(), one.p50Millis(), one.p99Millis()))
                                .toList())
                .table(
                        Report.cells("lag of the others", "ratio", "bound", "met"),
                        List.of(verdict("p50", series, Sample::p50Millis), verdict("p99", series, Sample::p99Millis)))
                .publish();
    }

    private static List<String> verdict(String figure, List<Series> series, ToDoubleFunction<Sample> of) {
        double ratio = series.getFirst().ratioTo(series.getLast(), of);
        return Report.cells(figure, Figures.ratio(ratio), LAG, LAG.verdict(ratio));
    }
}
