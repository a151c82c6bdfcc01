package dev.guildhall.e2e.fault;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waiting between two steps of a schedule, where there is no condition to wait for. */
public final class Pause {
    private Pause() {}

    /** At least that long, unless interrupted. */
    public static void of(Duration length) {
        until(System.nanoTime() + length.toNanos());
    }

    public static void until(long nanoTime) {
        for (long left = nanoTime - System.nanoTime();
                left > 0 && !Thread.currentThread().isInterrupted();
                left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
