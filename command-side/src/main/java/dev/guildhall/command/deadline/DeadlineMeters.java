package dev.guildhall.command.deadline;

import dev.guildhall.command.deadline.DeadlineRule.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.DataAccessException;

/**
 * Figures of what is decided at certain times; what they mean stands in infra/docs/metrics.md. The data base is asked when
 * somebody wants to know, and not more often than once a second; {@code NaN} while it is away. Thread-safe.
 */
final class DeadlineMeters {
    private static final Duration MAX_AGE = Duration.ofSeconds(1);

    private final DeadlineTable table;
    private final Counter decided;
    private final Counter failed;
    private double lag = Double.NaN;
    private long lookedAt = System.nanoTime() - MAX_AGE.toNanos();

    DeadlineMeters(MeterRegistry registry, DeadlineTable table) {
        this.table = table;
        this.decided = Counter.builder("guildhall.deadlines.decided")
                .description("Decisions that were due and were made by this process")
                .register(registry);
        this.failed = Counter.builder("guildhall.deadlines.failed")
                .description("Decisions that were due, could not be made, and are tried again")
                .register(registry);
        TimeGauge.builder("guildhall.deadlines.lag.time", this, TimeUnit.MILLISECONDS, DeadlineMeters::lagMillis)
                .description("Age of the oldest deadline that has come and is not decided")
                .strongReference(true)
                .register(registry);
    }

    /** What waits for something else is neither. */
    void decided(Optional<Verdict> verdict) {
        if (verdict.isEmpty()) {
            failed.increment();
        } else if (verdict.get() != Verdict.LATER) {
            decided.increment();
        }
    }

    private synchronized double lagMillis() {
        if (System.nanoTime() - lookedAt >= MAX_AGE.toNanos()) {
            lookedAt = System.nanoTime();
            try {
                lag = table.oldestDue().toMillis();
            } catch (DataAccessException e) {
                lag = Double.NaN;
            }
        }
        return lag;
    }
}
