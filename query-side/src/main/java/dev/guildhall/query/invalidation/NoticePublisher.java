package dev.guildhall.query.invalidation;

import dev.guildhall.events.wire.Channel;
import dev.guildhall.events.wire.DiscordEvent;
import dev.guildhall.query.configuration.Cause;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Tells what happened, on a thread of its own: a projection never waits for Redis. A notice that is lost stays lost; what
 * changed because of it is found by versions.
 */
public final class NoticePublisher implements SmartLifecycle {
    /** Before the projections, and stopped after them. */
    static final int PHASE = InvalidationPublisher.PHASE;

    /** The most notices that wait for Redis. */
    static final int MAX_WAITING = 10_000;

    /** What happened longer ago is no news: nobody is to be overrun after an outage. */
    static final Duration MAX_AGE = Duration.ofMinutes(1);

    private static final int MAX_AT_ONCE = 64;
    private static final Duration RETRY_INTERVAL = Duration.ofMillis(250);
    /** Bounds how long stopping takes. */
    private static final Duration MAX_IDLE = Duration.ofMillis(250);

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(NoticePublisher.class);

    private final BlockingQueue<Announcement> waiting = new LinkedBlockingQueue<>(MAX_WAITING);
    private final RedisOutlet outlet;
    private final Clock clock;
    private final Counter published;
    private final Counter dropped;
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    NoticePublisher(RedisOutlet outlet, Clock clock, MeterRegistry registry) {
        this.outlet = outlet;
        this.clock = clock;
        published = Counter.builder("guildhall.notices.published")
                .description("Happenings handed to Redis")
                .register(registry);
        dropped = Counter.builder("guildhall.notices.dropped")
                .description("Happenings not told: they were old, Redis was away, or too many waited")
                .register(registry);
    }

    /** Never blocks, and never throws. */
    public void offer(DiscordEvent event, Cause cause) {
        if (isOld(event.timestamp()) || !waiting.offer(new Announcement(Channel.DISCORD_EVENTS, event, cause))) {
            dropped.increment();
        }
    }

    private boolean isOld(long timestampMillis) {
        return clock.millis() - timestampMillis > MAX_AGE.toMillis();
    }

    private void work() {
        try {
            List<Announcement> untold = new ArrayList<>();
            while (running || !waiting.isEmpty()) {
                untold = tell(untold);
            }
        } catch (InterruptedException e) {
            LOG.debug("Stopped");
        } finally {
            outlet.close();
        }
    }

    /** @return what could not be told and still is worth telling */
    private List<Announcement> tell(List<Announcement> untold) throws InterruptedException {
        List<Announcement> batch = untold;
        if (batch.isEmpty()) {
            Announcement first = waiting.poll(MAX_IDLE.toMillis(), TimeUnit.MILLISECONDS);
            if (first == null) {
                return batch;
            }
            batch.add(first);
            waiting.drainTo(batch, MAX_AT_ONCE - 1);
        }
        try {
            outlet.publish(batch);
            published.increment(batch.size());
            return new ArrayList<>();
        } catch (DataAccessException e) {
            LOG.debug("Redis is away, {} notices wait: {}", waiting.size() + batch.size(), e.toString());
            return worthKeeping(batch);
        }
    }

    private List<Announcement> worthKeeping(List<Announcement> batch) {
        List<Announcement> kept = new ArrayList<>(batch);
        kept.removeIf(one -> !running || isOld(one.envelope().timestamp()));
        dropped.increment(batch.size() - kept.size());
        LockSupport.parkNanos(RETRY_INTERVAL.toNanos());
        return kept;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("notice-publisher").daemon().start(this::work);
    }

    /** What waits is still told if Redis is there. */
    @Override
    public void stop() {
        running = false;
        Thread worker = thread;
        if (worker != null) {
            try {
                worker.join(STOP_TIMEOUT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            worker.interrupt();
            thread = null;
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
