package dev.guildhall.command.upkeep;

import dev.guildhall.command.giveaway.Seeds;
import dev.guildhall.command.idempotency.IdempotencyKeys;
import dev.guildhall.command.signin.PanelSessions;
import dev.guildhall.door.SharedClock;
import dev.guildhall.eventlog.LogReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the data base's clock and removes what has expired, on one thread of its own. */
public final class Upkeep implements AutoCloseable {
    static final Duration CLOCK_INTERVAL = Duration.ofSeconds(10);
    static final Duration EXPIRY_INTERVAL = Duration.ofMinutes(1);

    /** Only matters after a crash, or while something was away. */
    static final Duration OVERDUE_INTERVAL = Duration.ofMinutes(1);

    /** Only a process that dies while it makes a giveaway leaves some. */
    static final Duration ORPHAN_INTERVAL = Duration.ofMinutes(30);

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("command-upkeep").daemon().factory());

    private final List<ScheduledFuture<?>> tasks = new ArrayList<>();

    /**
     * Learns the time before it returns, so that the first token is issued by the right clock.
     *
     * @param decided what carries out what the log says, from where a process before was interrupted
     */
    public Upkeep(
            SharedClock clock,
            LogReader log,
            IdempotencyKeys keys,
            PanelSessions sessions,
            Seeds seeds,
            List<Runnable> decided) {
        learn(clock, log);
        every(CLOCK_INTERVAL, () -> learn(clock, log));
        every(EXPIRY_INTERVAL, keys::removeExpired);
        every(EXPIRY_INTERVAL, sessions::removeExpired);
        every(ORPHAN_INTERVAL, seeds::removeOrphans);
        decided.forEach(task -> every(Duration.ZERO, OVERDUE_INTERVAL, task));
    }

    private static void learn(SharedClock clock, LogReader log) {
        long asked = System.nanoTime();
        clock.learn(log.now(), asked);
    }

    private void every(Duration interval, Runnable task) {
        every(interval, interval, task);
    }

    private void every(Duration delay, Duration interval, Runnable task) {
        tasks.add(thread.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        LOG.debug("Upkeep is put off until PostgreSQL is back: {}", e.getMessage());
                    }
                },
                delay.toMillis(),
                interval.toMillis(),
                TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
        tasks.forEach(task -> task.cancel(true));
        thread.shutdownNow();
    }
}
