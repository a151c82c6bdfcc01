package dev.guildhall.query.giveaway;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far the view of giveaways is behind what the log says about giveaways, by the data base, whoever projects. Looked at
 * when somebody wants to know, and not more often than once a second; {@code NaN} while PostgreSQL is away. Thread-safe.
 */
final class GiveawayLag {
    /** How much of the log is looked through: a view that is further behind has more than one figure can tell. */
    static final long MAX_LOOK = 100_000;

    private static final Duration MAX_AGE = Duration.ofSeconds(1);
    private static final String LAG = """
            SELECT count(*) AS events, min(recorded_at) AS since, clock_timestamp() AS now FROM log.event
            WHERE position > ? AND position <= ? AND type LIKE 'giveaway.%'""";

    private record Lag(double events, double millis) {
        static final Lag UNKNOWN = new Lag(Double.NaN, Double.NaN);
    }

    private final JdbcClient jdbc;
    private final LongSupplier watermark;
    private Lag last = Lag.UNKNOWN;
    private long lookedAt = System.nanoTime() - MAX_AGE.toNanos();

    GiveawayLag(DataSource dataSource, LongSupplier watermark) {
        this.jdbc = JdbcClient.create(dataSource);
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
                .params(reached, reached + MAX_LOOK)
                .query((row, n) -> {
                    Timestamp since = row.getTimestamp("since");
                    long now = row.getTimestamp("now").getTime();
                    return new Lag(row.getLong("events"), since == null ? 0 : Math.max(0, now - since.getTime()));
                })
                .single();
    }
}
