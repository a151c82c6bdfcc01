package dev.guildhall.bot.configuration;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.LongAdder;

/** How often a configuration was found where. */
final class CacheCounters {
    private static final String NAME = "guildhall.bot.configuration.reads";

    private final LongAdder memory;
    private final LongAdder redis;
    private final LongAdder querySide;

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
        return memory.sum() + redis.sum();
    }

    long reads() {
        return hits() + querySide.sum();
    }

    /** The share of readings that did not need the query side, from 0 to 1; 1 before the first reading. */
    double hitRate() {
        long all = reads();
        return all == 0 ? 1 : (double) hits() / all;
    }

    private static LongAdder found(MeterRegistry meters, String where) {
        LongAdder count = new LongAdder();
        FunctionCounter.builder(NAME, count, LongAdder::sum)
                .description("Readings of a guild's configuration by where it was found")
                .tag("found", where)
                .register(meters);
        return count;
    }
}
