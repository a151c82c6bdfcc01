package dev.guildhall.bot.sides;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether another side is known to stand still: a call got no answer, nor did any other that was answered since that one
 * began. Whoever has somebody waiting is then told at once, except for one call a while, which finds out whether it goes on.
 * Everybody else's calls go through, and any answer at all closes the circuit. Thread-safe.
 */
final class SideCircuit {
    /** Between two calls on behalf of persons while nothing answers. */
    static final Duration PROBE_INTERVAL = Duration.ofSeconds(1);

    private final AtomicLong answeredAt = new AtomicLong(System.nanoTime());
    private final AtomicLong probedAt = new AtomicLong();
    private volatile boolean silent;

    /** Whether a call that somebody waits for is better not made now. */
    boolean refuses() {
        if (!silent) {
            return false;
        }
        long now = System.nanoTime();
        long before = probedAt.get();
        return now - before < PROBE_INTERVAL.toNanos() || !probedAt.compareAndSet(before, now);
    }

    void answered() {
        answeredAt.set(System.nanoTime());
        silent = false;
    }

    /** @param begun when the call began that had no answer, by {@link System#nanoTime} */
    void unanswered(long begun) {
        if (answeredAt.get() - begun < 0) {
            probedAt.set(System.nanoTime());
            silent = true;
        }
    }
}
