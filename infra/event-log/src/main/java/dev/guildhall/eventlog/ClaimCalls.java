package dev.guildhall.eventlog;

import java.time.Duration;

/**
 * Whether another process has lately asked if the holders of claims are still there. Every process hears every call; a
 * call that may have been missed counts as heard. Thread-safe.
 */
final class ClaimCalls {
    /** Several times as long as a processor takes to extend its claim after it heard. */
    static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final Duration remembered;
    private volatile long heardAt;

    ClaimCalls() {
        this(REMEMBERED);
    }

    ClaimCalls(Duration remembered) {
        this.remembered = remembered;
        this.heardAt = System.nanoTime() - remembered.toNanos();
    }

    void heard() {
        heardAt = System.nanoTime();
    }

    boolean heardLately() {
        return System.nanoTime() - heardAt < remembered.toNanos();
    }
}
