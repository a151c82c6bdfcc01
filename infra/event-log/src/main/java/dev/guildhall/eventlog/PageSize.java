package dev.guildhall.eventlog;

import java.time.Duration;

/**
 * How many events are followed at once: the more the further behind, as long as following them does not take so long that
 * whoever waits for the projection (a retry, a swap, a claim) would notice. For one thread.
 */
final class PageSize {
    /** With so many it begins, and after each failure again. */
    static final int LEAST = 200;

    /** A page that took less is followed by one twice as large. */
    static final Duration SHORT = Duration.ofMillis(500);

    /** A page that took more is followed by one half as large. Claims are given up for lost after ten times that. */
    static final Duration LONG = Duration.ofSeconds(1);

    private final int most;
    private int size;

    /** @param most at least {@link #LEAST} */
    PageSize(int most) {
        this.most = most;
        this.size = LEAST;
    }

    int get() {
        return size;
    }

    /** @param nanos from when a page that was full was handed out until the next one was wanted */
    void took(long nanos) {
        if (nanos > LONG.toNanos()) {
            size = Math.max(LEAST, size / 2);
        } else if (nanos < SHORT.toNanos()) {
            size = Math.min(most, size * 2);
        }
    }
}
