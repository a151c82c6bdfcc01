package dev.guildhall.bot.configuration;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether Redis is worth asking. After a failure nobody asks for {@link #PROBE_INTERVAL}, so that a Redis that fell
 * silent does not cost each reader its time-out; then one reader finds out for all. Thread-safe.
 */
final class RedisPresence {
    static final Duration PROBE_INTERVAL = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(RedisPresence.class);
    private static final long HERE = Long.MIN_VALUE;

    private final LongSupplier nanoTime;
    private final AtomicLong askAgainAt = new AtomicLong(HERE);

    /** @param nanoTime as {@link System#nanoTime()} */
    RedisPresence(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    boolean isHere() {
        return askAgainAt.get() == HERE;
    }

    /** Whoever is told so has to say how it went. */
    boolean isWorthAsking() {
        long at = askAgainAt.get();
        long now = nanoTime.getAsLong();
        return at == HERE || (now - at >= 0 && askAgainAt.compareAndSet(at, now + PROBE_INTERVAL.toNanos()));
    }

    void answered() {
        if (askAgainAt.getAndSet(HERE) != HERE) {
            LOG.info("Configurations are shared through Redis again");
        }
    }

    void failed(Exception cause) {
        if (askAgainAt.getAndSet(nanoTime.getAsLong() + PROBE_INTERVAL.toNanos()) == HERE) {
            LOG.warn("Redis is away, configurations are kept in memory alone: {}", cause.toString());
        }
    }
}
