package dev.guildhall.query.invalidation;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * What was in the log before this process started. While the view still goes through it, what it says is not true yet:
 * somebody who lost access then may have it back by now. So nothing is told until the view is beyond it.
 */
final class History {
    /** Within that time after its commit this process has certainly offered what it projected. */
    private static final Duration OFFERED_WITHIN = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(History.class);

    private final LongSupplier head;
    private final LongSupplier progress;
    private final AtomicLong committed = new AtomicLong();
    private volatile long end;
    private long passedAt;
    private boolean passed;

    /**
     * @param head tells where the log ends
     * @param progress tells how far the view has come, whoever projects it
     */
    History(LongSupplier head, LongSupplier progress) {
        this.head = head;
        this.progress = progress;
    }

    /** Everything in the log now is history. To be called before this process projects anything. */
    void begin() {
        try {
            long last = head.getAsLong();
            end = progress.getAsLong() >= last ? 0 : last;
        } catch (DataAccessException e) {
            LOG.debug("The end of the log is unknown: {}", e.toString());
        }
    }

    /** This process has projected everything up to the position, and offered what is to be told about it. */
    void committed(long position) {
        committed.accumulateAndGet(position, Math::max);
    }

    /** To be asked by one thread. */
    boolean isReplayed() {
        if (committed.get() >= end) {
            return false;
        }
        if (passed) {
            return System.nanoTime() - passedAt < OFFERED_WITHIN.toNanos();
        }
        try {
            passed = progress.getAsLong() >= end;
            passedAt = System.nanoTime();
        } catch (DataAccessException e) {
            LOG.debug("How far the view has come is unknown for now: {}", e.toString());
        }
        return true;
    }
}
