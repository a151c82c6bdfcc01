package dev.guildhall.eventlog;

import dev.guildhall.eventlog.VerificationReport.Progress;
import java.time.Duration;
import java.util.function.Consumer;

/** Adds up what several workers have checked, and tells it not too often. Thread-safe. */
final class VerificationProgress {
    private static final long SPACING_NANOS = Duration.ofMillis(250).toNanos();
    private static final double NANOS_A_SECOND = 1e9;

    private final long total;
    private final long started;
    private final Consumer<Progress> listener;
    private long checked;
    private long told;

    VerificationProgress(long total, long started, Consumer<Progress> listener) {
        this.total = total;
        this.started = started;
        this.listener = listener;
        this.told = started;
    }

    synchronized void add(long rows) {
        checked += rows;
        long now = System.nanoTime();
        if (now - told >= SPACING_NANOS) {
            tell(now);
        }
    }

    synchronized void end() {
        tell(System.nanoTime());
    }

    synchronized long checked() {
        return checked;
    }

    private void tell(long now) {
        told = now;
        listener.accept(new Progress(checked, total, checked * NANOS_A_SECOND / Math.max(now - started, 1)));
    }
}
