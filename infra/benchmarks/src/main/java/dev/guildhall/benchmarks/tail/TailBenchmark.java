package dev.guildhall.benchmarks.tail;

import dev.guildhall.benchmarks.Address;
import dev.guildhall.benchmarks.Bench;
import dev.guildhall.benchmarks.Bound;
import dev.guildhall.benchmarks.Extent;
import dev.guildhall.benchmarks.Figures;
import dev.guildhall.benchmarks.Report;
import dev.guildhall.benchmarks.Sample;
import dev.guildhall.benchmarks.Series;
import dev.guildhall.benchmarks.commands.CommandStack;
import dev.guildhall.benchmarks.commands.GuildCommands;
import dev.guildhall.benchmarks.stockaxon.AxonStack;
import dev.guildhall.command.settings.SettingsInEffect;
import dev.guildhall.testkit.JvmProcess;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;

/** From the acknowledgement of a command here to a projection's row there, against stock Axon. */
public final class TailBenchmark {
    private static final String OBSERVING = "observing";
    private static final Bound P50 = Bound.atMost(1.0 / 100);
    private static final Bound P99 = Bound.atMost(1.0 / 75);
    private static final int ROUNDS = 5;
    private static final int COMMANDS = 200;
    private static final int WARM_UP = 100;
    private static final int FEW = 20;
    private static final int CONNECTIONS = 4;
    private static final Duration START = Duration.ofSeconds(60);
    private static final long SEED = 20_261_121;

    private TailBenchmark() {}

    public static void main(String[] arguments) {
        try (Bench bench = Bench.open()) {
            Address ours = Address.of(bench.database());
            Address theirs = Address.of(bench.database());
            try (CommandStack guildhall = new CommandStack(ours);
                    AxonStack axon = new AxonStack(theirs, CONNECTIONS)) {
                guildhall.door().record(GuildCommands.register(0), Object.class, GuildCommands.write(0));
                axon.createTables();
                axon.send(GuildCommands.register(0), GuildCommands.metadata(0));
                try (JvmProcess ourObserver = observer(GuildhallObserver.class, ours);
                        JvmProcess theirObserver = observer(AxonObserver.class, theirs)) {
                    measure(
                            bench,
                            List.of(
                                    new Sender("Guildhall", turn -> send(guildhall, turn), ourObserver, SEED),
                                    new Sender("stock Axon", turn -> send(axon, turn), theirObserver, SEED)));
                }
            }
        }
    }

    private static void send(CommandStack guildhall, int turn) {
        guildhall.door().send(GuildCommands.change(0, turn), SettingsInEffect.class, GuildCommands.write(0));
    }

    private static void send(AxonStack axon, int turn) {
        axon.send(GuildCommands.change(0, turn), GuildCommands.metadata(0));
    }

    private static void measure(Bench bench, List<Sender> senders) {
        Extent extent = bench.extent();
        int rounds = extent.rounds(ROUNDS);
        int commands = extent.of(COMMANDS, FEW);
        senders.forEach(sender -> sender.run(extent.of(WARM_UP, FEW)));
        List<Series> series = senders.stream()
                .map(sender -> new Series(sender.name(), new ArrayList<>()))
                .toList();
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < senders.size(); turn++) {
                int who = (round + turn) % senders.size();
                bench.settle();
                Sample sample = senders.get(who).run(commands);
                series.get(who).samples().add(sample);
                System.out.println(
                        "round " + (round + 1) + ", " + senders.get(who).name() + ": " + sample);
            }
        }
        report(bench, series, rounds, commands);
    }

    private static void report(Bench bench, List<Series> series, int rounds, int commands) {
        new Report("From commit to projection in another process", "tail", TailBenchmark.class, bench)
                .paragraph("""
                        %d rounds in turn of %d single commands, up to 200 ms apart at random. Time from the command's \
                        acknowledgement in one process until a projection's handler has written its row in another, by the \
                        machine's real-time clock, which both read. Guildhall's processor has the query side's settings, \
                        stock Axon's pooled streaming processor its own defaults; handler and row are the same. \
                        Ratio: median of the rounds' ratios.""".formatted(rounds, commands))
                .table(
                        Report.cells("program", "p50 ms", "p99 ms"),
                        series.stream()
                                .map(one -> Report.cells(one.name(), one.p50Millis(), one.p99Millis()))
                                .toList())
                .table(
                        Report.cells("figure", "ratio", "bound", "met"),
                        List.of(
                                verdict("p50", series, Sample::p50Millis, P50),
                                verdict("p99", series, Sample::p99Millis, P99)))
                .publish();
    }

    private static List<String> verdict(String figure, List<Series> series, ToDoubleFunction<Sample> of, Bound bound) {
        double ratio = series.getFirst().ratioTo(series.getLast(), of);
        return Report.cells(figure, Figures.ratio(ratio), bound, bound.verdict(ratio));
    }

    /** Another process that follows; the caller ends it. */
    public static JvmProcess observer(Class<?> program, Address address) {
        JvmProcess process = JvmProcess.of(program)
                .jvmOptions("-XX:TieredStopAtLevel=4")
                .environment(address.environment())
                .start();
        process.awaitLine(OBSERVING, START);
        return process;
    }

    /** What every observer does, until it is ended. */
    static void observe(PooledStreamingEventProcessor processor) throws IOException {
        processor.start();
        System.out.println(OBSERVING);
        try (InputStream untilClosed = System.in) {
            untilClosed.transferTo(java.io.OutputStream.nullOutputStream());
        } finally {
            processor.shutDown();
        }
    }
}
