package dev.guildhall.query.rebuild;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** What all rebuilds of a process may read of the log in a second, so that those who save meanwhile wait no longer. Thread-safe. */
final class Budget {
    private final long eventsPerSecond;
    private long freeAt = System.nanoTime();

    /** @param eventsPerSecond 0 for no bound */
    Budget(long eventsPerSecond) {
        this.eventsPerSecond = eventsPerSecond;
    }

    /** Waits until so many may be read. */
    void take(int events) {
        long wait = eventsPerSecond == 0 ? 0 : reserve(events);
        while (wait > 0 && !Thread.currentThread().isInterrupted()) {
            long begun = System.nanoTime();
            LockSupport.parkNanos(wait);
            wait -= System.nanoTime() - begun;
        }
    }

    private synchronized long reserve(int events) {
        long now = System.nanoTime();
        long from = Math.max(now, freeAt);
        freeAt = from + events * Duration.ofSeconds(1).toNanos() / eventsPerSecond;
        return from - now;
    }
}
