package dev.guildhall.query.configuration;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far a view has come: that of configuration, unless another one is named. The projection may run in this process or
 * in another one: commits here are heard of at once, and those elsewhere are found by reading the tokens, every {@link
 * #POLL_MILLIS} and by one waiter for all. Thread-safe.
 */
public final class ViewProgress implements ViewCommits {
    /** How often the tokens are read while somebody waits. */
    static final long POLL_MILLIS = 10;

    /** Waiting holds a thread of the HTTP door; beyond this many the answer is "later" at once. */
    static final int MAX_WAITING = 100;

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS);
    private static final String TOKENS = "SELECT token, token_type FROM log.token_entry WHERE processor_name = ?";

    private final JdbcClient jdbc;
    private final Serializer tokens;
    private final String group;
    private final AtomicLong reached = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Semaphore places = new Semaphore(MAX_WAITING);
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile long readAt = System.nanoTime();

    public ViewProgress(DataSource dataSource, Serializer tokens) {
        this(dataSource, tokens, ConfigurationProjection.GROUP);
    }

    /** @param group the processing group that makes the view */
    public ViewProgress(DataSource dataSource, Serializer tokens, String group) {
        this.jdbc = JdbcClient.create(dataSource);
        this.tokens = tokens;
        this.group = group;
    }

    /**
     * The position up to which everything is in the view: that of the segment furthest behind, 0 before the first.
     *
     * @throws org.springframework.dao.DataAccessException when PostgreSQL is away
     */
    public long watermark() {
        long position =
                jdbc
                        .sql(TOKENS)
                        .param(group)
                        .query((row, n) -> position(row.getBytes(1), row.getString(2)))
                        .list()
                        .stream()
                        .mapToLong(Long::longValue)
                        .min()
                        .orElse(0);
        advanceTo(position);
        return position;
    }

    /** As far as this process knows, without asking PostgreSQL; the view may be further. */
    public long reached() {
        return reached.get();
    }

    @Override
    public void committed(CommittedBatch batch) {
        if (batch.everySegment()) {
            advanceTo(batch.position());
        }
    }

    /**
     * Waits until everything up to the position is in the view.
     *
     * @return whether it is, within that time
     * @throws org.springframework.dao.DataAccessException when PostgreSQL is away
     */
    public boolean await(long position, Duration atMost) throws InterruptedException {
        if (reached.get() >= position || watermark() >= position) {
            return true;
        }
        if (!places.tryAcquire()) {
            return false;
        }
        try {
            long deadline = System.nanoTime() + atMost.toNanos();
            for (long left = atMost.toNanos(); left > 0; left = deadline - System.nanoTime()) {
                if (awaitMove(position, Math.min(left, POLL_NANOS))) {
                    return true;
                }
                readTokensIfDue();
            }
            return reached.get() >= position;
        } finally {
            places.release();
        }
    }

    /** Whether one more may wait. */
    boolean hasPlaces() {
        return places.availablePermits() > 0;
    }

    private boolean awaitMove(long position, long atMostNanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = atMostNanos;
            while (reached.get() < position && nanos > 0) {
                nanos = moved.awaitNanos(nanos);
            }
            return reached.get() >= position;
        } finally {
            lock.unlock();
        }
    }

    /** One waiter reads for all. */
    private void readTokensIfDue() {
        if (System.nanoTime() - readAt >= POLL_NANOS && reading.compareAndSet(false, true)) {
            try {
                watermark();
            } finally {
                readAt = System.nanoTime();
                reading.set(false);
            }
        }
    }

    /** All of the view has come so far. */
    public void advanceTo(long position) {
        if (reached.getAndAccumulate(position, Math::max) < position) {
            lock.lock();
            try {
                moved.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private long position(byte @Nullable [] stored, @Nullable String type) {
        if (stored == null || type == null) {
            return 0;
        }
        TrackingToken token = tokens.deserialize(new SimpleSerializedObject<>(stored, byte[].class, type, null));
        TrackingToken lower = WrappedToken.unwrapLowerBound(token);
        OptionalLong position = lower == null ? OptionalLong.empty() : lower.position();
        return position.orElse(0);
    }
}
