package dev.guildhall.query.projection;

import dev.guildhall.eventlog.LogReader;
import dev.guildhall.query.projection.SegmentTokens.SegmentToken;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How all projections are, by the data base, whoever runs them. Thread-safe. */
final class ProjectionList {
    /** How much of the log is looked through for what a projection has not followed yet. */
    static final long MAX_LOOK = 100_000;

    /** A rate is of at least so long. */
    static final Duration MIN_SAMPLE = Duration.ofMillis(500);

    private static final String LAG = """
            SELECT count(*) AS events, min(recorded_at) AS since, clock_timestamp() AS now FROM log.event
            WHERE position > ? AND position <= ? AND starts_with(type, ?)""";

    private record Lag(long events, long millis) {}

    private record Sample(
            long nanos, long position, @Nullable Long rate) {}

    private final JdbcClient jdbc;
    private final LogReader log;
    private final SegmentTokens tokens;
    private final ProjectionFailures failures;
    private final List<SteeredProjection> projections;
    private final Function<String, Optional<String>> rebuilds;
    private final Map<String, Sample> samples = new HashMap<>();

    /** @param rebuilds finds the rebuild of a projection that is under way */
    ProjectionList(
            DataSource dataSource,
            LogReader log,
            SegmentTokens tokens,
            ProjectionFailures failures,
            List<SteeredProjection> projections,
            Function<String, Optional<String>> rebuilds) {
        this.jdbc = JdbcClient.create(dataSource);
        this.log = log;
        this.tokens = tokens;
        this.failures = failures;
        this.projections = List.copyOf(projections);
        this.rebuilds = rebuilds;
    }

    /** @throws org.springframework.dao.DataAccessException when PostgreSQL is away */
    List<ProjectionDetails> all(Orders orders) {
        long head = log.head();
        return projections.stream()
                .map(projection -> details(projection, orders, head))
                .toList();
    }

    private ProjectionDetails details(SteeredProjection projection, Orders orders, long head) {
        String name = projection.name();
        List<SegmentToken> segments = tokens.of(name);
        long position =
                segments.stream().mapToLong(SegmentToken::position).min().orElse(0);
        Lag lag = lag(position, projection.types());
        String rebuildId = rebuilds.apply(name).orElse(null);
        Throwable failure = projection.processor().failure();
        return new ProjectionDetails(
                name,
                state(orders.paused().contains(name), segments, rebuildId),
                position,
                Math.max(head, position),
                lag.events(),
                lag.millis(),
                rate(name, position),
                segments,
                failure == null ? null : failure.getClass().getSimpleName(),
                failures.of(name),
                rebuildId);
    }

    private static String state(boolean paused, List<SegmentToken> segments, @Nullable String rebuildId) {
        if (paused) {
            return "paused";
        }
        if (rebuildId != null) {
            return "rebuilding";
        }
        boolean away = segments.isEmpty() || segments.stream().anyMatch(segment -> segment.owner() == null);
        return away ? "away" : "running";
    }

    private Lag lag(long position, String types) {
        return jdbc.sql(LAG)
                .params(position, position + MAX_LOOK, types)
                .query((row, n) -> {
                    Timestamp since = row.getTimestamp("since");
                    long now = row.getTimestamp("now").getTime();
                    return new Lag(row.getLong("events"), since == null ? 0 : Math.max(0, now - since.getTime()));
                })
                .single();
    }

    private synchronized @Nullable Long rate(String name, long position) {
        long now = System.nanoTime();
        Sample last = samples.get(name);
        if (last == null) {
            samples.put(name, new Sample(now, position, null));
            return null;
        }
        long nanos = now - last.nanos();
        if (nanos < MIN_SAMPLE.toNanos()) {
            return last.rate();
        }
        long moved = Math.max(0, position - last.position());
        Long rate = Math.round(moved * (double) Duration.ofSeconds(1).toNanos() / nanos);
        samples.put(name, new Sample(now, position, rate));
        return rate;
    }
}
