package dev.guildhall.benchmarks.load;

import dev.guildhall.benchmarks.Address;
import dev.guildhall.benchmarks.Alternation;
import dev.guildhall.benchmarks.Bench;
import dev.guildhall.benchmarks.Bound;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A guild with a long history against one with a short one, both cold. */
public final class LoadBenchmark {
    private static final Bound BOUND = Bound.atMost(2);
    private static final int ROUNDS = 5;
    private static final int MANY = 100_000;
    private static final int MANY_IN_SMOKE = 2_000;
    private static final int FEW = 100;
    /**
     * By how much the long history grows before the rounds, in turn, while it is in memory: once as far as it can get
     * before it has a new snapshot, and once as far as it can stay without one.
     */
    private static final List<Integer> GROWTH = List.of(79, 9);

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
            History shorter = new History(stack, 1);
            shorter.growTo(FEW);
            List<ColdLoad> contenders = List.of(
                    new ColdLoad("%,d events".formatted(many), stack, 0, longer),
                    new ColdLoad(FEW + " events", stack, 1, shorter));
            contenders.forEach(contender -> contender.run(1, extent.of(TIME, SHORT)));
            contenders.forEach(ColdLoad::forgetFirsts);
            Alternation alternation = new Alternation(bench, contenders);
            List<Series> series = contenders.stream()
                    .map(contender -> new Series(contender.name(), new ArrayList<>()))
                    .toList();
            int rounds = extent.rounds(ROUNDS);
            long events = many;
            for (int round = 0; round < rounds; round++) {
                events += GROWTH.get(round % GROWTH.size());
                longer.growTo(events);
                List<Series> one = alternation.run(1, extent.of(TIME, SHORT), 1);
                for (int i = 0; i < series.size(); i++) {
                    series.get(i).samples().addAll(one.get(i).samples());
                }
            }
            report(bench, series, contenders.getFirst().firsts(), rounds);
        }
    }

    private static void report(Bench bench, List<Series> series, List<ColdLoad.First> firsts, int rounds) {
        List<Double> ratios = series.getFirst().ratiosTo(series.getLast(), Sample::p99Millis);
        double median = Figures.median(ratios);
        double worst = Collections.max(ratios);
        new Report("Loading a guild that is not in memory", "load", LoadBenchmark.class, bench)
                .paragraph("""
                        %d rounds in turn, one caller: the guild is removed from the cache and loaded through its repository, from \
                        its snapshot and the events behind it, as in production. The long history grows before each round, by %s events \
                        in turn: as far as a guild in memory gets without a new snapshot, and as far as one that is loaded stays \
                        without one. For a load that reads more has a snapshot taken for the next one, here as in production; so \
                        the first load of each round is told apart.""".formatted(
                                rounds, GROWTH.stream().map(String::valueOf).collect(Collectors.joining(" and "))))
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
                .table(
                        Report.cells("first load of a round, long history", "events behind the snapshot", "ms"),
                        IntStream.range(0, firsts.size())
                                .mapToObj(n -> Report.cells(
                                        n + 1,
                                        firsts.get(n).eventsBehind(),
                                        firsts.get(n).millis()))
                                .toList())
                .publish();
    }
}
