package dev.guildhall.eventlog;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DataAccessException;

/**
 * How old the last good verification is, and whether the last one found the log whole, by the data base: over all
 * processes and restarts. Looked at when somebody wants to know, and not more often than every ten seconds; {@code NaN}
 * while PostgreSQL is away or nobody has verified yet. Thread-safe.
 */
final class VerificationMeters {
    private static final Duration MAX_AGE = Duration.ofSeconds(10);
    private static final double MILLIS_A_SECOND = 1e3;

    private final VerificationRecords records;
    private Optional<VerificationRecord> lastIntact = Optional.empty();
    private Optional<VerificationRecord> lastResult = Optional.empty();
    private long lookedAt = System.nanoTime() - MAX_AGE.toNanos();

    VerificationMeters(MeterRegistry registry, VerificationRecords records) {
        this.records = records;
        Gauge.builder("guildhall.log.verification.age", this, VerificationMeters::age)
                .description("Time since a verification that found the log whole ended")
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
        Gauge.builder("guildhall.log.verification.intact", this, VerificationMeters::intact)
                .description("Whether the last verification found the log whole")
                .strongReference(true)
                .register(registry);
    }

    private synchronized double age() {
        look();
        return lastIntact
                .flatMap(VerificationRecord::endedAt)
                .map(at -> Duration.between(at, Instant.now()).toMillis() / MILLIS_A_SECOND)
                .map(seconds -> Math.max(seconds, 0))
                .orElse(Double.NaN);
    }

    private synchronized double intact() {
        look();
        return lastResult
                .map(last -> "intact".equals(last.state().word()) ? 1.0 : 0.0)
                .orElse(Double.NaN);
    }

    private void look() {
        if (System.nanoTime() - lookedAt < MAX_AGE.toNanos()) {
            return;
        }
        lookedAt = System.nanoTime();
        try {
            lastIntact = records.lastIntact();
            lastResult = records.lastResult();
        } catch (DataAccessException e) {
            lastIntact = Optional.empty();
            lastResult = Optional.empty();
        }
    }
}
