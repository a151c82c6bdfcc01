package dev.guildhall.query.invalidation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Figures of publishing; what they mean stands in infra/docs/metrics.md. */
final class InvalidationMeters {
    private final Counter published;
    private final Counter dropped;

    InvalidationMeters(MeterRegistry registry, InvalidationQueue queue) {
        published = Counter.builder("guildhall.invalidations.published")
                .description("Invalidations of guilds handed to Redis")
                .register(registry);
        dropped = Counter.builder("guildhall.invalidations.dropped")
                .description("Invalidations given up because Redis was away or too many waited")
                .register(registry);
        Gauge.builder("guildhall.invalidations.waiting", queue, InvalidationQueue::size)
                .description("Guilds about which something is still to be told")
                .register(registry);
    }

    void published(int guilds) {
        published.increment(guilds);
    }

    void dropped(int guilds) {
        dropped.increment(guilds);
    }
}
