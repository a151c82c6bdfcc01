package dev.guildhall.e2e;

import static org.awaitility.Awaitility.await;

import dev.guildhall.e2e.Http.Answer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Changes one guild's prefix again and again, each time to another one, and keeps what it was told. */
final class PersistentWriter implements AutoCloseable {
    private static final int OK = 200;
    private static final int AWAY = 503;
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    private final Panel panel;
    private final String guildId;
    private final List<Acknowledged> acknowledged = new CopyOnWriteArrayList<>();
    private final List<Answer> turnedAway = new CopyOnWriteArrayList<>();
    private final List<String> unexpected = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean stopping;

    record Acknowledged(long version, String prefix) {}

    PersistentWriter(Panel panel, String guildId) {
        this.panel = panel;
        this.guildId = guildId;
        this.thread = Thread.ofVirtual().name("writer-" + guildId).start(this::run);
    }

    private void run() {
        while (!stopping) {
            write(Scene.newPrefix());
        }
    }

    private void write(String prefix) {
        try {
            Answer answer = panel.changePrefix(guildId, prefix);
            boolean comeBack = answer.header("Retry-After").isPresent();
            if (answer.status() == OK) {
                acknowledged.add(new Acknowledged(answer.version(), prefix));
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

    /** Answers other than success and a well-formed 503. */
    List<String> unexpected() {
        return unexpected;
    }

    void awaitAcknowledged(int count, Duration timeout) {
        await(count + " acknowledged writes").atMost(timeout).until(() -> acknowledged.size() >= count);
    }

    /** Until a write that was asked for from now on has been answered with 503. */
    void awaitTurnedAway(Duration timeout) {
        int before = turnedAway.size();
        await("a write turned away").atMost(timeout).until(() -> turnedAway.size() > before);
    }

    /** Ends after the write under way; answers the last acknowledged one. */
    Acknowledged stop() {
        close();
        return acknowledged.getLast();
    }

    @Override
    public void close() {
        stopping = true;
        try {
            if (!thread.join(STOP_TIMEOUT)) {
                throw new AssertionError("A write has been under way for " + STOP_TIMEOUT);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
