package dev.guildhall.bot.shard;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Lasts while a lease that was confirmed is in force, and beyond that while the command side cannot be asked. A process that
 * stood still finds its confirmation too old when it goes on, and waits until it has asked anew.
 */
final class LeasedTenure implements Tenure {
    /** How long "nobody can be asked" holds from the question on: longer than two of them take, so that asking again and again is enough. */
    static final Duration AWAY_HOLDS = Duration.ofSeconds(15);

    /** Who has to know waits so long for the answer to a question that is under way. */
    static final Duration PATIENCE = Duration.ofSeconds(6);

    /** The share of a lease at its end that is not relied on: what begins before still has to arrive. */
    private static final int MARGIN = 10;

    private final LongSupplier nanoTime;
    private final Duration lease;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile long confirmedUntil;
    private volatile long awayUntil;
    private volatile boolean over;

    /** @param askedAt when it was asked for, in nanoseconds of that clock */
    LeasedTenure(Duration lease, long askedAt, LongSupplier nanoTime, Duration patience) {
        this.lease = lease;
        this.nanoTime = nanoTime;
        this.patience = patience;
        this.confirmedUntil = askedAt + relied().toNanos();
        this.awayUntil = askedAt;
    }

    private Duration relied() {
        return lease.minus(lease.dividedBy(MARGIN));
    }

    /** Renewed, by a question of that time. */
    void confirmed(long askedAt) {
        confirmedUntil = askedAt + relied().toNanos();
        tellAll();
    }

    /** A question of that time got no answer. */
    void unanswered(long askedAt) {
        awayUntil = askedAt + AWAY_HOLDS.toNanos();
        tellAll();
    }

    /** Once and for all. */
    void end() {
        over = true;
        tellAll();
    }

    private void tellAll() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean mayAct() {
        return isCertain() || awaitCertainty();
    }

    /** Whether nobody has to be asked before something is done. */
    boolean isCertain() {
        long now = nanoTime.getAsLong();
        return !over && (confirmedUntil - now > 0 || awayUntil - now > 0);
    }

    private boolean awaitCertainty() {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (!over && !isCertain() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return isCertain();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
