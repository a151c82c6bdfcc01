package dev.guildhall.benchmarks.methods;

import dev.guildhall.benchmarks.Bench;
import dev.guildhall.benchmarks.Extent;
import dev.guildhall.benchmarks.Report;
import dev.guildhall.eventlog.EventSteps;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Nanoseconds of the single steps that the log adds to a command. */
public final class MethodBenchmark {
    private static final int ROUNDS = 5;

    private MethodBenchmark() {}

    public static void main(String[] arguments) throws RunnerException {
        try (Bench bench = Bench.open()) {
            Extent extent = bench.extent();
            int rounds = extent.rounds(ROUNDS);
            Collection<RunResult> results = new Runner(new OptionsBuilder()
                            .include(EventSteps.class.getName())
                            .forks(extent.of(2, 1))
                            .warmupIterations(rounds)
                            .measurementIterations(rounds)
                            .warmupTime(TimeValue.seconds(1))
                            .measurementTime(TimeValue.seconds(1))
                            .shouldFailOnError(true)
                            .build())
                    .run();
            List<List<String>> rows = results.stream()
                    .map(result -> Report.cells(
                            result.getPrimaryResult().getLabel(),
                            result.getPrimaryResult().getScore(),
                            result.getPrimaryResult().getScoreError()))
                    .toList();
            new Report("Single steps", "methods", MethodBenchmark.class, bench)
                    .paragraph(
                            "JMH, mean time of one call on one thread, %d forks of %d seconds each. No peer and no bound."
                                    .formatted(extent.of(2, 1), rounds))
                    .table(Report.cells("step", "ns", "\u00b1 (99.9 %)"), rows)
                    .publish();
        }
    }
}
