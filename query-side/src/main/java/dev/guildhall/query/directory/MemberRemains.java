package dev.guildhall.query.directory;

import dev.guildhall.eventlog.RowRemains;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Has the table of members written anew after an erasure, so that its file holds nothing of the erased. What a process
 * does not come to is done by the next one that starts. Thread-safe.
 */
final class MemberRemains implements SmartLifecycle {
    /** How soon it is tried again when somebody had the table open. */
    static final Duration RETRY = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(MemberRemains.class);

    private final JdbcClient jdbc;
    private final RowRemains remains;

    /** At the start there may be some from before. */
    private final Semaphore due = new Semaphore(1);

    private @Nullable Thread thread;

    MemberRemains(JdbcClient jdbc, RowRemains remains) {
        this.jdbc = jdbc;
        this.remains = remains;
    }

    /** There are some now. */
    void add() {
        due.release();
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().daemon().name("query-member-remains").start(this::keepRemoving);
    }

    private void keepRemoving() {
        try {
            due.acquire();
            while (true) {
                due.drainPermits();
                if (removed()) {
                    due.acquire();
                } else if (due.tryAcquire(RETRY.toSeconds(), TimeUnit.SECONDS)) {
                    LOG.debug("More remains while some are left");
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Stopped");
        }
    }

    private boolean removed() {
        try {
            List<Long> keys = jdbc.sql("SELECT key FROM query.directory_forgotten WHERE NOT cleared")
                    .query((row, n) -> row.getLong(1))
                    .list();
            if (keys.isEmpty()) {
                return true;
            }
            if (!remains.remove()) {
                return false;
            }
            jdbc.sql("UPDATE query.directory_forgotten SET cleared = true WHERE key = ANY (?)")
                    .param(keys.toArray(Long[]::new))
                    .update();
            return true;
        } catch (DataAccessException e) {
            LOG.debug("Remains of members stay for now: {}", e.getMessage());
            return false;
        }
    }

    @Override
    public void stop() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
