package dev.guildhall.query.rebuild;

import dev.guildhall.eventlog.LogReplay;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * What all rebuilds of a process may take together, so that those who save meanwhile wait no longer: how much of the log
 * they read in a second, and how many of them go on at once. Thread-safe.
 */
final class Budget {
    /** Each takes up to three connections of those that the live views have, too. */
    static final int AT_ONCE = 2;

    static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private static final int PORTIONS_A_SECOND = 100;
    /** Fewer would cost more in fetching than in reading. */
    private static final int MIN_PORTION = 100;

    /** What takes no longer gives others no time that they could use. */
    private static final long SHORT_NANOS = 1_000_000;

    private final long eventsPerSecond;
    private final int atOnce;
    private final double share;
    private final Semaphore places;
    private long freeAt = System.nanoTime();

    /** @param eventsPerSecond 0 for no bound */
    Budget(long eventsPerSecond) {
        this(new RebuildProperties(eventsPerSecond, AT_ONCE, 1));
    }

    Budget(RebuildProperties properties) {
        this.eventsPerSecond = properties.eventsPerSecond();
        this.atOnce = properties.atOnce();
        this.share = properties.share();
        this.places = new Semaphore(atOnce, true);
    }

    /** Events to read at once: what a hundredth of a second allows, so that those who save never wait for long. */
    int portion() {
        return eventsPerSecond == 0
                ? LogReplay.FETCH
                : Math.clamp(eventsPerSecond / PORTIONS_A_SECOND, MIN_PORTION, LogReplay.FETCH);
    }

    /** Waits until so many may be read. */
    void take(int events) {
        await(eventsPerSecond == 0 ? 0 : reserve(events));
    }

    /**
     * Leaves the processors to others after having written for some time.
     *
     * @param threads that do so in this rebuild
     */
    void rest(long writtenNanos, int threads) {
        if (writtenNanos >= SHORT_NANOS) {
            await(restNanos(writtenNanos, threads, atOnce - places.availablePermits()));
        }
    }

    /** @param rebuilds that go on */
    long restNanos(long writtenNanos, int threads, int rebuilds) {
        double each = share * PROCESSORS / (threads * Math.max(1, rebuilds));
        return share >= 1 || each >= 1 ? 0 : Math.round(writtenNanos * (1 / each - 1));
    }

    private static void await(long nanos) {
        long wait = nanos;
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

    /** For one rebuild; it has no place yet. */
    Place place() {
        return new Place();
    }

    /** A rebuild's place among those that go on. Used by one thread. */
    final class Place implements AutoCloseable {
        private boolean held;

        /** Waits for it. @throws Superseded when this process ends meanwhile */
        void enter() {
            try {
                if (!held) {
                    places.acquire();
                    held = true;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Superseded();
            }
        }

        /** Somebody else may go on until it is entered again. */
        void leave() {
            if (held) {
                held = false;
                places.release();
            }
        }

        @Override
        public void close() {
            leave();
        }
    }
}
