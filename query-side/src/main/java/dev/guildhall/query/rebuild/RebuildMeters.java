package dev.guildhall.query.rebuild;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessException;

/**
 * Figures of rebuilds, by the data base, whoever carries them out; what they mean stands in infra/docs/metrics.md. Looked
 * at when somebody wants to know, and not more often than once a second; {@code NaN} while PostgreSQL is away. Thread-safe.
 */
final class RebuildMeters {
    private static final Duration MAX_AGE = Duration.ofSeconds(1);

    private static final double WHOLE = 100;
    private static final List<RebuildState> STATES = List.of(RebuildState.values());

    private final Rebuilds rebuilds;
    private Map<String, Rebuild> latest = Map.of();
    private boolean known;
    private long lookedAt = System.nanoTime() - MAX_AGE.toNanos();

    RebuildMeters(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    void register(MeterRegistry registry, String projection) {
        Tags tags = Tags.of("projection", projection);
        Gauge.builder("guildhall.rebuild.state", this, meters -> meters.of(projection, RebuildMeters::state))
                .description("How far the last rebuild of a projection is")
                .tags(tags)
                .strongReference(true)
                .register(registry);
        Gauge.builder("guildhall.rebuild.fraction", this, meters -> meters.of(projection, RebuildMeters::fraction))
                .description("How much of the last rebuild is done")
                .tags(tags)
                .strongReference(true)
                .register(registry);
        TimeGauge.builder(
                        "guildhall.rebuild.time",
                        this,
                        TimeUnit.SECONDS,
                        meters -> meters.of(
                                projection,
                                rebuild -> rebuild.progress().worked().toSeconds()))
                .description("For how long the last rebuild has been going on, or did, without pauses")
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    /** In the order in which states follow one another. */
    private static double state(Rebuild rebuild) {
        return 1.0 + STATES.indexOf(rebuild.state());
    }

    private static double fraction(Rebuild rebuild) {
        return rebuild.percent() / WHOLE;
    }

    private double of(String projection, ToDoubleFunction<Rebuild> figure) {
        Map<String, Rebuild> now = look();
        Rebuild rebuild = now.get(projection);
        return rebuild == null ? unknown() : figure.applyAsDouble(rebuild);
    }

    private synchronized double unknown() {
        return known ? 0 : Double.NaN;
    }

    private synchronized Map<String, Rebuild> look() {
        if (System.nanoTime() - lookedAt >= MAX_AGE.toNanos()) {
            lookedAt = System.nanoTime();
            try {
                latest = rebuilds.latest().stream().collect(Collectors.toMap(Rebuild::projection, Function.identity()));
                known = true;
            } catch (DataAccessException e) {
                latest = Map.of();
                known = false;
            }
        }
        return latest;
    }
}
