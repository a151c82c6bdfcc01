package dev.guildhall.benchmarks.verify;

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
import dev.guildhall.benchmarks.commands.GuildCommands;
import dev.guildhall.eventlog.EventCodec;
import dev.guildhall.eventlog.LogConnections;
import dev.guildhall.eventlog.LogFill;
import dev.guildhall.eventlog.LogVerification;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.Change;
import dev.guildhall.events.settings.SettingsChanged;
import dev.guildhall.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows a second of a verification, against those of an ordered COPY out of the same table. */
public final class VerifyBenchmark {
    private static final Bound BOUND = Bound.atLeast(0.9);
    private static final int ROUNDS = 5;
    private static final int EVENTS = 500_000;
    private static final int EVENTS_IN_SMOKE = 20_000;
    private static final int GUILDS = 500;

    private VerifyBenchmark() {}

    public static void main(String[] arguments) {
        try (Bench bench = Bench.open()) {
            TestDatabase database = bench.database();
            try (CommandStack stack = new CommandStack(Address.of(database))) {
                Extent extent = bench.extent();
                int events = extent.of(EVENTS, EVENTS_IN_SMOKE);
                LogFill.fill(stack.dataSource(), stack.bean(EventCodec.class), events, VerifyBenchmark::event);
                JdbcClient.create(stack.dataSource())
                        .sql("vacuum (analyze) log.event")
                        .update();
                List<Contender> contenders = List.of(
                        new Verifying("verify, as in production", stack.bean(LogVerification.class)),
                        new Verifying("verify, one session", oneSession(stack, database)),
                        new CopyingOut(database, "text"),
                        new CopyingOut(database, "binary"));
                Alternation alternation = new Alternation(bench, contenders);
                alternation.run(1, Duration.ZERO, extent.rounds(2));
                int rounds = extent.rounds(ROUNDS);
                report(bench, alternation.run(1, Duration.ZERO, rounds), rounds, events);
            }
        }
    }

    private static LogVerification oneSession(CommandStack stack, TestDatabase database) {
        LogConnections connections = new LogConnections(database.jdbcUrl(), database.username(), database.password());
        return new LogVerification(stack.dataSource(), connections, 1);
    }

    private static DomainEventMessage<?> event(long number) {
        int guild = (int) (number % GUILDS);
        long sequence = number / GUILDS;
        String before = sequence % 2 == 0 ? "?g" : "!g";
        String after = sequence % 2 == 0 ? "!g" : "?g";
        return new GenericDomainEventMessage<>(
                "Guild",
                AggregateIds.guild(GuildCommands.guild(guild)),
                sequence,
                new SettingsChanged(GuildCommands.guild(guild), List.of(new Change("prefix", before, after))),
                GuildCommands.metadata(guild));
    }

    private static void report(Bench bench, List<Series> series, int rounds, int events) {
        Series fastestCopy = series.subList(2, series.size()).stream()
                .max(Comparator.comparingDouble(Series::perSecond))
                .orElseThrow();
        List<List<String>> rows = new ArrayList<>();
        for (Series one : series) {
            double ratio = one.ratioTo(fastestCopy, Sample::perSecond);
            boolean bound = one.equals(series.getFirst());
            rows.add(Report.cells(
                    one.name(),
                    one.perSecond(),
                    Figures.ratio(ratio),
                    bound ? BOUND : "",
                    bound ? BOUND.verdict(ratio) : ""));
        }
        new Report("Verification of the log", "verify", VerifyBenchmark.class, bench)
                .paragraph("""
                        %d rounds in turn over %,d events of %d guilds, in memory after two rounds of warm-up. The peer copies the whole \
                        table out in the order of positions into nothing, over one connection of the same driver; \
                        the faster of its two formats counts. Verification in production reads by as many sessions as \
                        there are processors, at most 4. Ratio: to the faster COPY, median of the rounds' ratios.""".formatted(rounds, events, GUILDS))
                .table(Report.cells("what", "rows/s", "ratio", "bound", "met"), rows)
                .publish();
    }
}
