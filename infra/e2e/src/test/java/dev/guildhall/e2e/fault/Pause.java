package dev.guildhall.e2e.fault;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waiting between two steps of a schedule, where there is no condition to wait for. */
final class Pause {
    private Pause() {}

    /** At least that long, unless interrupted. */
    static void of(Duration length) {
        until(System.nanoTime() + length.toNanos());
    }

    static void until(long nanoTime) {
        for (long left = nanoTime - System.nanoTime();
                left > 0 && !Thread.currentThread().isInterrupted();
                left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
