package dev.guildhall.benchmarks.timeline;

import dev.guildhall.benchmarks.Address;
import dev.guildhall.benchmarks.Alternation;
import dev.guildhall.benchmarks.Bench;
import dev.guildhall.benchmarks.Contender;
import dev.guildhall.benchmarks.Extent;
import dev.guildhall.benchmarks.Figures;
import dev.guildhall.benchmarks.ManyGuilds;
import dev.guildhall.benchmarks.Report;
import dev.guildhall.benchmarks.Sample;
import dev.guildhall.benchmarks.Series;
import dev.guildhall.query.history.TimelineRun;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** The timeline from nothing to the end of a long log: as it follows the log, and made anew beside that. */
public final class CatchUpBenchmark {
    private static final int CONNECTIONS = 10;
    private static final int ROUNDS = 3;
    private static final int EVENTS = 200_000;
    private static final int EVENTS_IN_SMOKE = 10_000;
    private static final double NANOS_A_SECOND = 1e9;

    private CatchUpBenchmark() {}

    public static void main(String[] arguments) {
        try (Bench bench = Bench.open()) {
            Extent extent = bench.extent();
            int events = Integer.getInteger("guildhall.benchmark.events", extent.of(EVENTS, EVENTS_IN_SMOKE));
            try (TimelineRun run =
                    new TimelineRun(Address.of(bench.database()).pool(CONNECTIONS), events, ManyGuilds::event)) {
                run.awaitLive();
                Alternation alternation = new Alternation(
                        bench,
                        List.of(
                                new WholeLog("the live projection", events, run::catchUp),
                                new WholeLog("a rebuild", events, run::rebuild)));
                alternation.run(1, Duration.ZERO, extent.rounds(1));
                report(bench, alternation.run(1, Duration.ZERO, extent.rounds(ROUNDS)), events);
            }
        }
    }

    private record WholeLog(String name, int events, Supplier<Duration> work) implements Contender {
        @Override
        public Sample run(int callers, Duration time) {
            return new Sample(events / (work.get().toNanos() / NANOS_A_SECOND), 0, 0);
        }

        @Override
        public void close() {}
    }

    private static void report(Bench bench, List<Series> series, int events) {
        Series live = series.getFirst();
        Series rebuild = series.getLast();
        new Report("Catching up with the log", "catch-up", CatchUpBenchmark.class, bench)
                .paragraph("""
                        %d rounds in turn, after one of warm-up, over %,d events of %d guilds that change in turn, about twenty rows \
                        of the timeline for each. The live projection begins with an empty view and is there when its token is that of \
                        the last event; a rebuild is everything from its beginning to the swap, without a budget. Ratio: of rates, \
                        median of the rounds' ratios.""".formatted(live.samples().size(), events, ManyGuilds.COUNT))
                .table(
                        Report.cells("what", "events/s", "against a rebuild"),
                        List.of(
                                Report.cells(
                                        live.name(),
                                        live.perSecond(),
                                        Figures.ratio(live.ratioTo(rebuild, Sample::perSecond))),
                                Report.cells(rebuild.name(), rebuild.perSecond(), "")))
                .publish();
    }
}
