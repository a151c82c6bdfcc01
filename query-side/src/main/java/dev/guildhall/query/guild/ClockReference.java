package dev.guildhall.query.guild;

import dev.guildhall.door.SharedClock;
import dev.guildhall.eventlog.LogReader;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/** Keeps this process's clock with the data base's, so that tokens from other machines are judged by one time. */
final class ClockReference implements SmartLifecycle {
    /** Clocks drift by far less than tokens tolerate; only one that is set anew is wrong for so long. */
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(ClockReference.class);

    private final SharedClock clock;
    private final LogReader log;
    private @Nullable Thread thread;

    ClockReference(SharedClock clock, LogReader log) {
        this.clock = clock;
        this.log = log;
    }

    @Override
    public void start() {
        learn();
        thread = Thread.ofPlatform().name("query-clock-reference").daemon().start(this::keepLearning);
    }

    private void keepLearning() {
        try {
            while (true) {
                Thread.sleep(INTERVAL);
                learn();
            }
        } catch (InterruptedException e) {
            LOG.debug("Stopped");
        }
    }

    private void learn() {
        try {
            long asked = System.nanoTime();
            clock.learn(log.now(), asked);
        } catch (DataAccessException e) {
            LOG.debug("The data base's time is unknown for now: {}", e.toString());
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

    /** Before any request is answered. */
    @Override
    public int getPhase() {
        return 0;
    }
}
