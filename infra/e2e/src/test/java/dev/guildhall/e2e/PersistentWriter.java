package dev.guildhall.e2e;

import static org.awaitility.Awaitility.await;

import dev.guildhall.e2e.Http.Answer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Changes prefixes at a steady pace, each to another one, whether or not the earlier changes have been answered, and
 * keeps what it was told. What was under way when PostgreSQL went is answered late: nobody knows its fate before.
 */
final class PersistentWriter implements AutoCloseable {
    private static final int OK = 200;
    private static final int AWAY = 503;
    private static final int MAX_UNDER_WAY = 64;
    private static final Duration STOP_TIMEOUT = Duration.ofMinutes(3);

    private final Panel panel;
    private final Supplier<String> guilds;
    private final List<Acknowledged> acknowledged = new CopyOnWriteArrayList<>();
    private final List<Answer> turnedAway = new CopyOnWriteArrayList<>();
    private final List<String> unexpected = new CopyOnWriteArrayList<>();
    private final Semaphore underWay = new Semaphore(MAX_UNDER_WAY);
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("writer").factory());
    private final ScheduledFuture<?> beginning;

    record Acknowledged(String guildId, long version, String prefix) {}

    /** @param guilds names the guild of the next change */
    PersistentWriter(Panel panel, Supplier<String> guilds, Duration period) {
        this.panel = panel;
        this.guilds = guilds;
        this.beginning = pace.scheduleAtFixedRate(this::begin, 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void begin() {
        if (underWay.tryAcquire()) {
            Thread.startVirtualThread(() -> {
                try {
                    write(guilds.get(), Scene.newPrefix());
                } finally {
                    underWay.release();
                }
            });
        }
    }

    private void write(String guildId, String prefix) {
        try {
            Answer answer = panel.changePrefix(guildId, prefix);
            boolean comeBack = answer.header("Retry-After").isPresent();
            if (answer.status() == OK) {
                acknowledged.add(new Acknowledged(guildId, answer.version(), prefix));
            } else if (answer.status() == AWAY && comeBack) {
                turnedAway.add(answer);
            } else {
                unexpected.add(answer.toString());
            }
        } catch (UncheckedIOException failure) {
            unexpected.add(String.valueOf(failure.getMessage()) + ": " + failure.getCause());
        }
    }

    List<Acknowledged> acknowledged() {
        return acknowledged;
    }

    /** Answers other than success and a well-formed 503, and failures to get any. */
    List<String> unexpected() {
        return unexpected;
    }

    /** How many changes were answered with 503. */
    int turnedAway() {
        return turnedAway.size();
    }

    void awaitMoreAcknowledged(int count, Duration timeout) {
        int goal = acknowledged.size() + count;
        await(count + " acknowledged writes").atMost(timeout).until(() -> acknowledged.size() >= goal);
    }

    /** Until another write has been answered with 503. */
    void awaitTurnedAway(Duration timeout) {
        int before = turnedAway.size();
        await("a write turned away").atMost(timeout).until(() -> turnedAway.size() > before);
    }

    /** Waits for all that is under way; answers the acknowledged change of the highest version. */
    Acknowledged stop() {
        close();
        return acknowledged.stream()
                .max(Comparator.comparingLong(Acknowledged::version))
                .orElseThrow();
    }

    @Override
    public void close() {
        beginning.cancel(false);
        pace.shutdownNow();
        try {
            if (!pace.awaitTermination(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                    || !underWay.tryAcquire(MAX_UNDER_WAY, STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("Writes have been under way for " + STOP_TIMEOUT);
            }
            underWay.release(MAX_UNDER_WAY);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
