package dev.guildhall.query.invalidation;

import dev.guildhall.query.configuration.Cause;
import dev.guildhall.query.configuration.CommittedBatch;
import dev.guildhall.query.configuration.GuildView;
import dev.guildhall.query.configuration.ViewCommits;
import dev.guildhall.query.invalidation.InvalidationQueue.Waiting;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Tells what was committed to the view, on a thread of its own: the projection never waits for Redis. While Redis is
 * away what waits is dropped after {@link #MAX_AGE}, since everybody then asks for versions by themselves; the values
 * are written when it is back.
 */
public final class InvalidationPublisher
        implements ViewCommits, SmartLifecycle, ApplicationListener<ApplicationReadyEvent> {
    /** Before the projection, and stopped after it. */
    public static final int PHASE = 900;

    /** How long an invalidation is worth telling. */
    static final Duration MAX_AGE = Duration.ofSeconds(5);

    /** How often the values are looked after, whether or not anything was heard. */
    static final Duration CATCH_UP_INTERVAL = Duration.ofSeconds(10);

    private static final int MAX_AT_ONCE = 64;
    private static final Duration PROBE_INTERVAL = Duration.ofMillis(250);
    /** Bounds how long stopping takes. */
    private static final Duration MAX_IDLE = Duration.ofMillis(250);

    private static final Duration HOLD_INTERVAL = Duration.ofMillis(20);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(InvalidationPublisher.class);

    private final InvalidationQueue queue = new InvalidationQueue(InvalidationQueue.MAX_GUILDS);
    private final RedisOutlet outlet;
    private final ValueCatchUp values;
    private final History history;
    private final Clock clock;
    private final InvalidationMeters meters;
    private final RedisPresence presence = new RedisPresence();
    private volatile boolean running;
    private long nextCatchUp = System.nanoTime();
    private String serverRun = "";
    private volatile @Nullable Thread thread;

    InvalidationPublisher(
            RedisOutlet outlet, ValueCatchUp values, History history, Clock clock, MeterRegistry registry) {
        this.meters = new InvalidationMeters(registry, queue);
        this.outlet = outlet;
        this.values = values;
        this.history = history;
        this.clock = clock;
    }

    @Override
    public void committed(CommittedBatch batch) {
        offer(batch.steps().stream().map(Invalidations::of).toList());
        history.committed(batch.position());
    }

    /** Has everybody read the guild anew. */
    public void reload(GuildView view, Cause cause) {
        offer(List.of(Invalidations.reload(view, clock.millis(), cause)));
    }

    /** How many guilds wait for something to be told about them. */
    int waiting() {
        return queue.size();
    }

    private void offer(List<Invalidation> invalidations) {
        int dropped = queue.offer(invalidations);
        if (dropped > 0) {
            meters.dropped(dropped);
            LOG.debug("More than {} guilds wait for Redis: the oldest is dropped", InvalidationQueue.MAX_GUILDS);
        }
    }

    private void workAndClose() {
        try {
            work();
        } finally {
            outlet.close();
        }
    }

    private void work() {
        while (running
                || (presence.isHere()
                        && queue.size() > 0
                        && !Thread.currentThread().isInterrupted())) {
            try {
                if (presence.isHere()) {
                    tell();
                } else {
                    probe();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("Invalidations stand still for a moment", e);
                pause(PROBE_INTERVAL);
            }
        }
    }

    private void tell() throws InterruptedException {
        catchUpIfDue();
        if (history.isReplayed()) {
            meters.dropped(queue.dropOlderThan(MAX_AGE));
            pause(HOLD_INTERVAL);
            return;
        }
        List<Waiting> batch = queue.take(MAX_AT_ONCE, untilCatchUp());
        if (batch.isEmpty()) {
            return;
        }
        try {
            outlet.tell(batch.stream().map(Waiting::invalidation).toList());
            meters.published(batch.size());
        } catch (DataAccessException e) {
            meters.dropped(queue.putBack(batch));
            presence.gone(e);
        }
    }

    private void probe() {
        meters.dropped(queue.dropOlderThan(MAX_AGE));
        try {
            outlet.probe();
            if (presence.back()) {
                nextCatchUp = System.nanoTime();
            }
        } catch (DataAccessException e) {
            presence.gone(e);
            pause(PROBE_INTERVAL);
        }
    }

    private void catchUpIfDue() {
        if (nextCatchUp - System.nanoTime() > 0) {
            return;
        }
        try {
            startOverAfterRestart();
            boolean more = values.page();
            nextCatchUp = System.nanoTime() + (more ? 0 : CATCH_UP_INTERVAL.toNanos());
        } catch (DataAccessException e) {
            // PostgreSQL or Redis: the probe finds out which.
            nextCatchUp = System.nanoTime() + CATCH_UP_INTERVAL.toNanos();
            LOG.debug("Values not written for now: {}", e.toString());
            presence.doubt();
        }
    }

    /** One that came and went between two writings is not noticed otherwise. */
    private void startOverAfterRestart() {
        String run = outlet.run();
        if (!run.equals(serverRun)) {
            serverRun = run;
            values.startOver();
        }
    }

    private Duration untilCatchUp() {
        long nanos = Math.clamp(nextCatchUp - System.nanoTime(), 0, MAX_IDLE.toNanos());
        return Duration.ofNanos(nanos);
    }

    private static void pause(Duration duration) {
        LockSupport.parkNanos(duration.toNanos());
    }

    @Override
    public void start() {
        history.begin();
        running = true;
    }

    /** Whoever could hear of it comes later still, and the start needs the processors for itself. */
    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        if (running) {
            thread = Thread.ofPlatform().name("invalidation-publisher").daemon().start(this::workAndClose);
        }
    }

    /** What waits is still told if Redis is there. */
    @Override
    public void stop() {
        running = false;
        Thread worker = thread;
        if (worker == null) {
            return;
        }
        try {
            worker.join(STOP_TIMEOUT);
            worker.interrupt();
        } catch (InterruptedException e) {
            worker.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
