package dev.guildhall.bot.configuration;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** How often a configuration was found where. */
final class CacheCounters {
    private static final String NAME = "guildhall.bot.configuration.reads";

    private final Counter memory;
    private final Counter redis;
    private final Counter querySide;

    CacheCounters(MeterRegistry meters) {
        memory = found(meters, "memory");
        redis = found(meters, "redis");
        querySide = found(meters, "query-side");
    }

    void inMemory() {
        memory.increment();
    }

    void inRedis() {
        redis.increment();
    }

    void atQuerySide() {
        querySide.increment();
    }

    long hits() {
        return (long) (memory.count() + redis.count());
    }

    long reads() {
        return hits() + (long) querySide.count();
    }

    /** The share of readings that did not need the query side, from 0 to 1; 1 before the first reading. */
    double hitRate() {
        long all = reads();
        return all == 0 ? 1 : (double) hits() / all;
    }

    private static Counter found(MeterRegistry meters, String where) {
        return Counter.builder(NAME)
                .description("Readings of a guild's configuration by where it was found")
                .tag("found", where)
                .register(meters);
    }
}
