package dev.guildhall.query.permission;

import dev.guildhall.events.wire.GuildAccess;
import dev.guildhall.query.configuration.CommittedBatch;
import dev.guildhall.query.configuration.ViewCommits;
import dev.guildhall.query.configuration.ViewProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Keeps in Redis what users may see: what was answered about them, and after each change what is so now. On a thread of
 * its own, so that neither who asks nor the projection waits for Redis. What could not be written (Redis was away, too
 * much waited, a process ended) is made good by going through everything that Redis holds. Thread-safe.
 */
public final class PermissionValues implements ViewCommits, SmartLifecycle {
    /** The most writings that wait. */
    static final int MAX_WAITING = 10_000;

    static final Duration PROBE_INTERVAL = Duration.ofSeconds(10);
    private static final int MAX_AT_ONCE = 200;
    private static final Logger LOG = LoggerFactory.getLogger(PermissionValues.class);

    /** @param value what was read already; {@code null} when it is to be read anew */
    private record Waiting(String userId, @Nullable AccessValue value) {}

    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MAX_WAITING);
    private final AccessOutlet outlet;
    private final VisibleGuilds visible;
    private final ViewProgress progress;
    private volatile boolean owed = true;
    /** Not while the program is still starting. Confined to the thread. */
    private long makeGoodAt = System.nanoTime() + PROBE_INTERVAL.toNanos();

    private volatile @Nullable Thread thread;

    PermissionValues(AccessOutlet outlet, VisibleGuilds visible, ViewProgress progress) {
        this.outlet = outlet;
        this.visible = visible;
        this.progress = progress;
    }

    /** Never blocks. {@code version} was read before the guilds were. */
    void answered(String userId, List<GuildAccess.Entry> guilds, long version) {
        // Unlike a change, an answer that finds no room is missed by nobody.
        boolean kept = queue.offer(new Waiting(userId, new AccessValue(userId, guilds, version)));
        LOG.trace("Access of {} is to be kept: {}", userId, kept);
    }

    @Override
    public void committed(CommittedBatch batch) {
        batch.steps().stream()
                .flatMap(step -> AccessChanges.touched(step).stream())
                .distinct()
                .forEach(user -> {
                    if (!queue.offer(new Waiting(user, null))) {
                        owed = true;
                    }
                });
    }

    private void work() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    writeNext();
                    makeGood();
                } catch (DataAccessException e) {
                    LOG.debug("Users' access is not written for now: {}", e.toString());
                    owed = true;
                    TimeUnit.MILLISECONDS.sleep(PROBE_INTERVAL.toMillis());
                    makeGoodAt = System.nanoTime();
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Stopped");
        } catch (RuntimeException e) {
            LOG.error("Users' access is not written any more", e);
        }
    }

    private void makeGood() {
        if (owed && System.nanoTime() - makeGoodAt >= 0) {
            owed = false;
            outlet.held(this::writeAnew);
        }
    }

    private void writeNext() throws InterruptedException {
        long patience = owed ? makeGoodAt - System.nanoTime() : PROBE_INTERVAL.toNanos();
        Waiting first = queue.poll(Math.max(0, patience), TimeUnit.NANOSECONDS);
        if (first == null) {
            return;
        }
        List<Waiting> batch = new ArrayList<>(List.of(first));
        queue.drainTo(batch, MAX_AT_ONCE - 1);
        for (Waiting waiting : batch) {
            AccessValue value = waiting.value();
            if (value != null) {
                outlet.put(value);
            }
        }
        writeAnew(batch.stream()
                .filter(waiting -> waiting.value() == null)
                .map(Waiting::userId)
                .collect(java.util.stream.Collectors.toSet()));
    }

    private void writeAnew(Set<String> users) {
        if (!users.isEmpty()) {
            writeAnew(users, progress.watermark());
        }
    }

    /** @param version read before the guilds are, so that each value reflects it */
    private void writeAnew(Collection<String> users, long version) {
        users.forEach(user -> outlet.put(new AccessValue(user, visible.to(user), version)));
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("permission-values").daemon().start(this::work);
    }

    @Override
    public void stop() {
        Thread worker = thread;
        thread = null;
        if (worker != null) {
            worker.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Before the projection, and stopped after it. */
    @Override
    public int getPhase() {
        return 900;
    }
}
