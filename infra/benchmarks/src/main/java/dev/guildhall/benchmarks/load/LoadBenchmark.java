package dev.guildhall.benchmarks.load;

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
import dev.guildhall.benchmarks.commands.CommandStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A guild with a long history against one with a short one, both cold. */
public final class LoadBenchmark {
    private static final Bound BOUND = Bound.atMost(2);
    private static final int ROUNDS = 5;
    private static final int MANY = 100_000;
    private static final int MANY_IN_SMOKE = 2_000;
    private static final int FEW = 100;
    /** So that the long history ends, in one round or another, near and far behind its snapshot. */
    private static final int GROWTH_A_ROUND = 19;

    private static final Duration TIME = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofSeconds(1);

    private LoadBenchmark() {}

    public static void main(String[] arguments) {
        try (Bench bench = Bench.open();
                CommandStack stack = new CommandStack(Address.of(bench.database()))) {
            Extent extent = bench.extent();
            int many = extent.of(MANY, MANY_IN_SMOKE);
            History longer = new History(stack, 0);
            longer.growTo(many);
            new History(stack, 1).growTo(FEW);
            List<Contender> contenders = List.of(
                    new ColdLoad("%,d events".formatted(many), stack, 0), new ColdLoad(FEW + " events", stack, 1));
            contenders.forEach(contender -> contender.run(1, extent.of(TIME, SHORT)));
            Alternation alternation = new Alternation(bench, contenders);
            List<Series> series = contenders.stream()
                    .map(contender -> new Series(contender.name(), new ArrayList<>()))
                    .toList();
            int rounds = extent.rounds(ROUNDS);
            for (int round = 0; round < rounds; round++) {
                longer.growTo(many + round * (long) GROWTH_A_ROUND);
                List<Series> one = alternation.run(1, extent.of(TIME, SHORT), 1);
                for (int i = 0; i < series.size(); i++) {
                    series.get(i).samples().addAll(one.get(i).samples());
                }
            }
            report(bench, series, rounds);
        }
    }

    private static void report(Bench bench, List<Series> series, int rounds) {
        List<Double> ratios = series.getFirst().ratiosTo(series.getLast(), Sample::p99Millis);
        double median = Figures.median(ratios);
        double worst = Collections.max(ratios);
        new Report("Loading a guild that is not in memory", "load", LoadBenchmark.class, bench)
                .paragraph("""
                        %d rounds in turn, one caller: the guild is removed from the cache and loaded through its repository, from \
                        its snapshot and the events behind it, as in production. The long history grows by %d events a round, so \
                        that in some rounds its snapshot is fresh and in others at its stalest.""".formatted(rounds, GROWTH_A_ROUND))
                .table(
                        Report.cells("history", "loads/s", "p50 ms", "p99 ms"),
                        series.stream()
                                .map(one -> Report.cells(one.name(), one.perSecond(), one.p50Millis(), one.p99Millis()))
                                .toList())
                .table(
                        Report.cells("p99, long to short history", "ratio", "bound", "met"),
                        List.of(
                                Report.cells("median round", Figures.ratio(median), BOUND, BOUND.verdict(median)),
                                Report.cells("worst round", Figures.ratio(worst), BOUND, BOUND.verdict(worst))))
                .publish();
    }
}
