package dev.guildhall.query.content;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;

/** Whether what is to be done in Discord may be given out yet, and who decides upon it. Thread-safe. */
final class DecidedHistory {
    private static final long UNKNOWN = -1;

    private final LongSupplier head;
    private final LongUnaryOperator progress;
    private final BooleanSupplier projectsHere;
    private long end = UNKNOWN;
    private boolean current;

    /**
     * @param head tells where the log ends
     * @param progress tells how far the view has come for certain, whoever projects it, of the way to a position
     */
    DecidedHistory(LongSupplier head, LongUnaryOperator progress, BooleanSupplier projectsHere) {
        this.head = head;
        this.progress = progress;
        this.projectsHere = projectsHere;
    }

    /**
     * In a log that is read from its beginning the end of a giveaway comes before the news that it was announced: what
     * is given out in between would be shown twice.
     */
    synchronized boolean isCurrent() {
        if (!current) {
            if (end == UNKNOWN) {
                end = head.getAsLong();
            }
            current = progress.applyAsLong(end) >= end;
        }
        return current;
    }

    boolean isDecidedHere() {
        return projectsHere.getAsBoolean();
    }
}
