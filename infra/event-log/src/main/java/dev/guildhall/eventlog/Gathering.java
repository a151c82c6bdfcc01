package dev.guildhall.eventlog;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Where requests wait for the writer, and how it knows when to set out. A batch costs the server four times what one more
 * event in it does, so where processors are short, setting out with the first who come spends them on small batches. Those
 * who were answered last are then runnable, and most will be back as soon as it is their turn: the writer lets them go
 * first. It sends a virtual thread to the end of the scheduler's queue, and sets out when that one's turn has come, or
 * enough wait. Where nobody else is runnable that is at once, and somebody alone is not made to wait at all.
 *
 * <p>{@link #take} and {@link #await} are for the writer's thread, {@link #offer} for any.
 *
 * @param <T> what waits
 */
final class Gathering<T> {
    /** From here on a larger batch saves little, and the server had better begin while others still decide. */
    static final int ENOUGH = 32;

    private final int maxWaiting;
    private final Duration maxGathering;
    private final Queue<T> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile @Nullable Thread idle;
    private volatile @Nullable Round round;
    private int taken;

    /**
     * @param maxWaiting the most that may wait
     * @param maxGathering how long others are let go first at most
     */
    Gathering(int maxWaiting, Duration maxGathering) {
        this.maxWaiting = maxWaiting;
        this.maxGathering = maxGathering;
    }

    /** Whether there was room. */
    boolean offer(T one) {
        int count = waiting.incrementAndGet();
        if (count > maxWaiting) {
            waiting.decrementAndGet();
            return false;
        }
        queue.add(one);
        Thread sleeper = idle;
        Round current = round;
        if (sleeper != null) {
            LockSupport.unpark(sleeper);
        } else if (current != null && count >= ENOUGH) {
            current.end();
        }
        return true;
    }

    boolean isEmpty() {
        return waiting.get() == 0;
    }

    int size() {
        return waiting.get();
    }

    /** The next that waits; {@code null} when nobody does. */
    @Nullable T take() {
        T next = queue.poll();
        if (next != null) {
            waiting.decrementAndGet();
            taken++;
        }
        return next;
    }

    /** Returns when it is time to take, or nobody came within {@code patience}. */
    void await(Duration patience) throws InterruptedException {
        boolean severalCame = taken > 1;
        taken = 0;
        if (severalCame && waiting.get() < ENOUGH) {
            letOthersComeFirst();
        }
        if (isEmpty()) {
            idle = Thread.currentThread();
            if (isEmpty()) {
                LockSupport.parkNanos(this, patience.toNanos());
            }
            idle = null;
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private void letOthersComeFirst() {
        Round next = new Round(Thread.currentThread());
        round = next;
        Thread.startVirtualThread(next::end);
        long end = System.nanoTime() + maxGathering.toNanos();
        long left = maxGathering.toNanos();
        while (left > 0 && !next.over && waiting.get() < ENOUGH) {
            LockSupport.parkNanos(this, left);
            left = end - System.nanoTime();
        }
        round = null;
    }

    private static final class Round {
        private final Thread writer;
        private volatile boolean over;

        Round(Thread writer) {
            this.writer = writer;
        }

        void end() {
            if (!over) {
                over = true;
                LockSupport.unpark(writer);
            }
        }
    }
}
