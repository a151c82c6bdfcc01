package dev.guildhall.benchmarks.history;

import dev.guildhall.benchmarks.Address;
import dev.guildhall.benchmarks.Alternation;
import dev.guildhall.benchmarks.Bench;
import dev.guildhall.benchmarks.Bound;
import dev.guildhall.benchmarks.Extent;
import dev.guildhall.benchmarks.Figures;
import dev.guildhall.benchmarks.Report;
import dev.guildhall.benchmarks.Sample;
import dev.guildhall.benchmarks.Series;
import dev.guildhall.benchmarks.panel.Admin;
import dev.guildhall.benchmarks.panel.Guildhall;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.query.configuration.GuildView;
import dev.guildhall.query.history.Moment;
import dev.guildhall.query.history.PastGuilds;
import dev.guildhall.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A guild with a long history as it was at an instant, against folding it from its beginning. */
public final class TimeTravelBenchmark {
    private static final Bound BOUND = Bound.atLeast(200);
    private static final int ROUNDS = 5;
    private static final int MANY = 100_000;
    private static final int MANY_IN_SMOKE = 5_000;
    private static final int INSTANTS = 1_000;
    private static final long SEED = 20_261_121;

    /** Instants late in the history: whoever folds it from the beginning has all of it to fold. */
    private static final double LATEST = 0.02;

    private static final Duration TIME = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private TimeTravelBenchmark() {}

    public static void main(String[] arguments) {
        try (Bench bench = Bench.open()) {
            TestDatabase database = bench.database();
            Address address = Address.of(database);
            try (Guildhall guildhall = Guildhall.start(address);
                    LongHistories histories = new LongHistories(guildhall, address)) {
                Extent extent = bench.extent();
                int many = extent.of(MANY, MANY_IN_SMOKE);
                Admin admin = guildhall.admins(1).getFirst();
                histories.grow(admin, many);
                PastGuilds past = PastGuilds.of(histories.log(), histories.dataSource());
                awaitCheckpoints(histories, admin.guildId(), past);
                Instant[] instants = instants(histories.log(), admin.guildId(), many);
                List<Reading> readings = List.of(
                        reading("from a checkpoint", instants, moment -> past.at(admin.guildId(), moment)),
                        reading("from the beginning", instants, m -> past.fromTheBeginning(admin.guildId(), m)));
                readings.forEach(one -> one.run(1, extent.of(TIME, SHORT)));
                List<Series> series =
                        new Alternation(bench, readings).run(1, extent.of(TIME, SHORT), extent.rounds(ROUNDS));
                report(bench, series, many);
            }
        }
    }

    private static void awaitCheckpoints(LongHistories histories, String guildId, PastGuilds past) {
        JdbcClient jdbc = JdbcClient.create(histories.dataSource());
        long events = histories.log().lastSequence(AggregateIds.guild(guildId)).orElseThrow() + 1;
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> jdbc.sql("SELECT count(*) FROM query.guild_checkpoint WHERE guild_id = ?")
                                .param(guildId)
                                .query(Long.class)
                                .single()
                        == events / PastGuilds.INTERVAL);
        if (past.at(guildId, Moment.at(Long.MAX_VALUE)).isEmpty()) {
            throw new IllegalStateException("the guild has no history");
        }
    }

    private static Instant[] instants(LogReader log, String guildId, int many) {
        Random random = new Random(SEED);
        long last = log.lastSequence(AggregateIds.guild(guildId)).orElseThrow();
        return random.longs(INSTANTS, last - (long) (many * LATEST), last)
                .mapToObj(sequence -> log.aggregateEvent(AggregateIds.guild(guildId), sequence)
                        .orElseThrow()
                        .recordedAt())
                .toArray(Instant[]::new);
    }

    private static Reading reading(String name, Instant[] instants, Function<Moment, Optional<GuildView>> read) {
        Random random = new Random(SEED);
        return new Reading(name, () -> {
            if (read.apply(Moment.at(instants[random.nextInt(instants.length)])).isEmpty()) {
                throw new IllegalStateException("the guild was not known then");
            }
        });
    }

    private static void report(Bench bench, List<Series> series, int many) {
        double ratio = series.getLast().ratioTo(series.getFirst(), Sample::p50Millis);
        new Report("A guild as it was", "time-travel", TimeTravelBenchmark.class, bench)
                .paragraph("""
                        A guild with %,d changes at random instants late in its history, in one process against its PostgreSQL, \
                        one caller: from the last checkpoint before it, and from the beginning. Ratio of the p50, median of the \
                        rounds.""".formatted(many))
                .table(
                        Report.cells("how", "p50 ms", "p99 ms", "ratio", "bound", "met"),
                        List.of(
                                Report.cells(
                                        series.getFirst().name(),
                                        series.getFirst().p50Millis(),
                                        series.getFirst().p99Millis(),
                                        Figures.ratio(ratio),
                                        BOUND,
                                        BOUND.verdict(ratio)),
                                Report.cells(
                                        series.getLast().name(),
                                        series.getLast().p50Millis(),
                                        series.getLast().p99Millis(),
                                        "",
                                        "",
                                        "")))
                .publish();
    }
}
