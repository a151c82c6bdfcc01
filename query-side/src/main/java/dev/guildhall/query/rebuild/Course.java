package dev.guildhall.query.rebuild;

import dev.guildhall.eventlog.LogReplay;
import dev.guildhall.query.projection.RebuildOrder.Wanted;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** How one attempt goes on: paced, watched, and ended by operators or by the end of this process. Used by one thread at a time. */
final class Course implements LogReplay.Pace {
    private static final Duration REPORT = Duration.ofMillis(250);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Workshop workshop;
    private final Attempt attempt;
    private final Supplier<Wanted> wanted;
    private RebuildState state = RebuildState.FILLING;
    private long position;
    private long head;
    private long events;
    private long reportedAt = System.nanoTime();

    /** @param wanted what is to become of it; throws when this process ends */
    Course(Workshop workshop, Attempt attempt, Supplier<Wanted> wanted) {
        this.workshop = workshop;
        this.attempt = attempt;
        this.wanted = wanted;
    }

    Attempt attempt() {
        return attempt;
    }

    /** @param through how far there is to go */
    void enters(RebuildState next, long through) {
        state = next;
        head = through;
        report();
    }

    @Override
    public void read(long through, int count) {
        if (wanted.get() == Wanted.ABORTED) {
            throw new Aborted();
        }
        workshop.budget().take(count);
        events += count;
        cameTo(through);
    }

    @Override
    public int atOnce() {
        return workshop.budget().portion();
    }

    void cameTo(long through) {
        position = through;
        if (System.nanoTime() - reportedAt >= REPORT.toNanos()) {
            report();
        }
    }

    /** The whole log is read; what comes after that is not read evenly any more. */
    void readAll() {
        workshop.rebuilds().readAll(attempt);
    }

    private void report() {
        reportedAt = System.nanoTime();
        workshop.rebuilds().progress(attempt, state, position, head, events);
    }

    /** Waits while an operator wants it to wait. Nothing is held meanwhile. */
    void awaitWanted() {
        Wanted now = wanted.get();
        if (now == Wanted.PAUSED) {
            workshop.rebuilds().waits(attempt);
            while (now == Wanted.PAUSED) {
                LockSupport.parkNanos(PAUSE.toNanos());
                now = wanted.get();
            }
            workshop.rebuilds().goesOn(attempt);
        }
        if (now == Wanted.ABORTED) {
            throw new Aborted();
        }
    }

    void reached(Steps.Step step) {
        workshop.steps().reached(step);
    }
}
