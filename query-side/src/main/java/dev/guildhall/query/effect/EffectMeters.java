package dev.guildhall.query.effect;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DataAccessException;

/**
 * How many effects there are in each state, by the data base. Looked at when somebody wants to know, and not more often
 * than once a second; {@code NaN} while PostgreSQL is away. Thread-safe.
 */
final class EffectMeters {
    private static final Duration MAX_AGE = Duration.ofSeconds(1);

    private final Effects effects;
    private Optional<Map<EffectState, Long>> counts = Optional.empty();
    private long countedAt = System.nanoTime() - MAX_AGE.toNanos();

    EffectMeters(MeterRegistry registry, Effects effects) {
        this.effects = effects;
        for (EffectState state : EffectState.values()) {
            // Those that are done only become more; nobody has to count them.
            if (state != EffectState.DONE) {
                Gauge.builder("guildhall.effects", this, meters -> meters.count(state))
                        .description("Effects on Discord that are not done, by state")
                        .tag("state", state.word())
                        .strongReference(true)
                        .register(registry);
            }
        }
    }

    private synchronized double count(EffectState state) {
        if (System.nanoTime() - countedAt >= MAX_AGE.toNanos()) {
            countedAt = System.nanoTime();
            try {
                counts = Optional.of(effects.counts());
            } catch (DataAccessException e) {
                counts = Optional.empty();
            }
        }
        return counts.map(known -> known.getOrDefault(state, 0L).doubleValue()).orElse(Double.NaN);
    }
}
