package dev.guildhall.eventlog;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One thread that never lets a task wait longer than {@link #MAX_DELAY}. Axon doubles its pause after each failure up to
 * a minute, so after a longer outage of PostgreSQL a projection would stand still for another minute.
 */
final class ImpatientExecutor extends ScheduledThreadPoolExecutor {
    static final Duration MAX_DELAY = Duration.ofSeconds(2);

    ImpatientExecutor(String name) {
        super(1, Thread.ofPlatform().name(name).daemon().factory());
        setRemoveOnCancelPolicy(true);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return super.schedule(task, Math.min(unit.toMillis(delay), MAX_DELAY.toMillis()), TimeUnit.MILLISECONDS);
    }
}
