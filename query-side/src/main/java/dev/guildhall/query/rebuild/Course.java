package dev.guildhall.query.rebuild;

import dev.guildhall.eventlog.LogReplay;
import dev.guildhall.query.projection.RebuildOrder.Wanted;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How one attempt goes on: paced, watched, and ended by operators or by the end of this process. Used by one thread at a time. */
final class Course implements LogReplay.Pace {
    private static final Duration REPORT = Duration.ofMillis(250);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Workshop workshop;
    private final Attempt attempt;
    private final Mandate mandate;
    private RebuildState state = RebuildState.FILLING;
    private long position;
    private long head;
    private long events;
    private long reportedAt = System.nanoTime();

    Course(Workshop workshop, Attempt attempt, Mandate mandate) {
        this.workshop = workshop;
        this.attempt = attempt;
        this.mandate = mandate;
    }

    Attempt attempt() {
        return attempt;
    }

    /** @param through how far there is to go */
    void enters(RebuildState next, long through) {
        isAt(next, through);
        report();
    }

    /** The same, told with the next report: what is over before that need not be told. */
    void isAt(RebuildState next, long through) {
        state = next;
        head = through;
    }

    @Override
    public void read(long through, int count) {
        if (mandate.wanted() == Wanted.ABORTED) {
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
        workshop.lazily().run(() -> workshop.rebuilds().progress(attempt, state, position, head, events));
    }

    /** Waits while an operator wants it to wait. Nothing is held meanwhile. */
    void awaitWanted() {
        Wanted now = mandate.wanted();
        if (now == Wanted.PAUSED) {
            workshop.rebuilds().waits(attempt);
            while (now == Wanted.PAUSED) {
                LockSupport.parkNanos(PAUSE.toNanos());
                now = mandate.wanted();
            }
            workshop.rebuilds().goesOn(attempt);
        }
        if (now == Wanted.ABORTED) {
            throw new Aborted();
        }
    }

    /**
     * At the beginning of the transaction that has what was made take the live rows' place: a crash after that ends the transaction.
     *
     * @throws Superseded when not all of it may be there any more
     */
    void assertStands() {
        if (!mandate.stands()) {
            throw new Superseded();
        }
    }

    void reached(Steps.Step step) {
        workshop.steps().reached(step);
    }
}
