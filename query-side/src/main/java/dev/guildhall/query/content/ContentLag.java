package dev.guildhall.query.content;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far a feature's view is behind what the log says about the feature, by the data base, whoever projects. Looked at when
 * somebody wants to know, and not more often than once a second; {@code NaN} while PostgreSQL is away. Thread-safe.
 */
final class ContentLag {
    /** How much of the log is looked through: a view that is further behind has more than one figure can tell. */
    static final long MAX_LOOK = 100_000;

    private static final Duration MAX_AGE = Duration.ofSeconds(1);
    private static final String LAG = """
            SELECT count(*) AS events, min(recorded_at) AS since, clock_timestamp() AS now FROM log.event
            WHERE position > ? AND position <= ? AND starts_with(type, ?)""";

    private record Lag(double events, double millis) {
        static final Lag UNKNOWN = new Lag(Double.NaN, Double.NaN);
    }

    private final JdbcClient jdbc;
    private final String types;
    private final LongSupplier watermark;
    private Lag last = Lag.UNKNOWN;
    private long lookedAt = System.nanoTime() - MAX_AGE.toNanos();

    /** @param types what the types of the feature's events begin with */
    ContentLag(DataSource dataSource, String types, LongSupplier watermark) {
        this.jdbc = JdbcClient.create(dataSource);
        this.types = types;
        this.watermark = watermark;
    }

    double events() {
        return look().events();
    }

    double millis() {
        return look().millis();
    }

    private synchronized Lag look() {
        if (System.nanoTime() - lookedAt >= MAX_AGE.toNanos()) {
            lookedAt = System.nanoTime();
            try {
                last = read(watermark.getAsLong());
            } catch (DataAccessException e) {
                last = Lag.UNKNOWN;
            }
        }
        return last;
    }

    private Lag read(long reached) {
        return jdbc.sql(LAG)
                .params(reached, reached + MAX_LOOK, types)
                .query((row, n) -> {
                    Timestamp since = row.getTimestamp("since");
                    long now = row.getTimestamp("now").getTime();
                    return new Lag(row.getLong("events"), since == null ? 0 : Math.max(0, now - since.getTime()));
                })
                .single();
    }
}
