package dev.guildhall.eventlog;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The highest position that this process has heard of. It is a hint that says "look", never a proof: readers read the
 * log itself. Thread-safe.
 */
final class HeadWatch {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private volatile long head;

    /** Whoever is told without waiting. Must be quick; any thread may tell. */
    interface Watcher {
        /** The head is further than it was. */
        void grown();

        /** There is a reason to look anew, whether or not anything came. */
        void look();
    }

    long head() {
        return head;
    }

    /** Wakes everybody who waits for this position; one already known is ignored. Whether it was news. */
    boolean announce(long position) {
        lock.lock();
        try {
            if (position <= head) {
                return false;
            }
            head = position;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
        watchers.forEach(Watcher::grown);
        return true;
    }

    /** Has everybody look anew, whether or not anything came. */
    void wake() {
        watchers.forEach(Watcher::look);
    }

    /** Whether the head is beyond {@code position}, waiting for it at most that long. */
    boolean awaitBeyond(long position, long timeout, TimeUnit unit) throws InterruptedException {
        if (head > position) {
            return true;
        }
        long nanos = unit.toNanos(timeout);
        lock.lockInterruptibly();
        try {
            while (head <= position && nanos > 0) {
                nanos = grown.awaitNanos(nanos);
            }
            return head > position;
        } finally {
            lock.unlock();
        }
    }

    void register(Watcher watcher) {
        watchers.add(watcher);
    }
}
