package dev.guildhall.query.guild;

import dev.guildhall.door.SharedClock;
import dev.guildhall.eventlog.LogReader;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/** Keeps this process's clock with the data base's, so that tokens from other machines are judged by one time. */
final class ClockReference implements SmartLifecycle {
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(ClockReference.class);

    private final SharedClock clock;
    private final LogReader log;
    private final ScheduledExecutorService timer =
            new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("clock-reference").daemon().factory());
    private volatile boolean running;

    ClockReference(SharedClock clock, LogReader log) {
        this.clock = clock;
        this.log = log;
    }

    @Override
    public void start() {
        running = true;
        learn();
        timer.scheduleWithFixedDelay(this::learn, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void learn() {
        try {
            clock.learn(log.now());
        } catch (DataAccessException e) {
            LOG.debug("The data base's time is unknown for now: {}", e.toString());
        }
    }

    @Override
    public void stop() {
        timer.shutdownNow();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before any request is answered. */
    @Override
    public int getPhase() {
        return 0;
    }
}
