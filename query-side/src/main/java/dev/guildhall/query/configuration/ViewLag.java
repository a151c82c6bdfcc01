package dev.guildhall.query.configuration;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far the view is behind the log, by the data base, whoever projects. Looked at when somebody wants to know, and not
 * more often than once a second; {@code NaN} while PostgreSQL is away. Thread-safe.
 */
public final class ViewLag {
    private static final Duration MAX_AGE = Duration.ofSeconds(1);
    private static final String LAG = "SELECT (SELECT coalesce(max(position), 0) FROM log.event) - ? AS events,"
            + " (SELECT recorded_at FROM log.event WHERE position = ?) AS since, clock_timestamp() AS now";

    private record Lag(double events, double millis) {
        static final Lag UNKNOWN = new Lag(Double.NaN, Double.NaN);
    }

    private final JdbcClient jdbc;
    private final ViewProgress progress;
    private Lag last = Lag.UNKNOWN;
    private long lookedAt = System.nanoTime() - MAX_AGE.toNanos();

    public ViewLag(DataSource dataSource, ViewProgress progress) {
        this.jdbc = JdbcClient.create(dataSource);
        this.progress = progress;
    }

    /** As figures of the projection of that name. */
    public void register(MeterRegistry registry, String projection) {
        Tags tags = Tags.of("projection", projection);
        Gauge.builder("guildhall.projection.lag.events", this, ViewLag::events)
                .description("Events of the log that are not in the view")
                .tags(tags)
                .strongReference(true)
                .register(registry);
        TimeGauge.builder("guildhall.projection.lag.time", this, TimeUnit.MILLISECONDS, ViewLag::millis)
                .description("Age of the oldest event that is not in the view")
                .tags(tags)
                .strongReference(true)
                .register(registry);
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
                last = read(progress.watermark());
            } catch (DataAccessException e) {
                last = Lag.UNKNOWN;
            }
        }
        return last;
    }

    private Lag read(long reached) {
        return jdbc.sql(LAG)
                .param(reached)
                .param(reached + 1)
                .query((row, n) -> {
                    Timestamp since = row.getTimestamp("since");
                    long now = row.getTimestamp("now").getTime();
                    return new Lag(row.getLong("events"), since == null ? 0 : Math.max(0, now - since.getTime()));
                })
                .single();
    }
}
