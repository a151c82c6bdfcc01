package dev.guildhall.e2e.fault;

import dev.guildhall.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads on from the last position that it has seen, all the time, past everything of the program's: whoever reads so must
 * never find a gap, or a position appear behind him.
 */
final class RawPoller implements AutoCloseable {
    private static final String NEXT = "select position from log.event where position > ? order by position limit 1000";
    private static final Duration PACE = Duration.ofMillis(2);
    private static final Duration AGAIN = Duration.ofMillis(50);
    private static final Duration END = Duration.ofMinutes(1);

    private final TestDatabase database;
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final AtomicLong polls = new AtomicLong();
    private final Thread thread;
    private volatile boolean closed;
    private volatile long seen;

    RawPoller(TestDatabase database) {
        this.database = database;
        this.thread = Thread.ofPlatform().name("raw-poller").daemon().start(this::run);
    }

    private void run() {
        while (!closed) {
            try (Connection connection = database.connect();
                    PreparedStatement next = connection.prepareStatement(NEXT)) {
                while (!closed) {
                    poll(next);
                    Pause.of(PACE);
                }
            } catch (SQLException away) {
                Pause.of(AGAIN);
            }
        }
    }

    private void poll(PreparedStatement next) throws SQLException {
        next.setLong(1, seen);
        try (ResultSet rows = next.executeQuery()) {
            while (rows.next()) {
                long position = rows.getLong(1);
                if (position != seen + 1) {
                    violations.add("a poller that had seen %d saw %d next".formatted(seen, position));
                }
                seen = position;
            }
        }
        polls.incrementAndGet();
    }

    /** What it found that must not be. */
    List<String> violations() {
        return violations;
    }

    long seen() {
        return seen;
    }

    long polls() {
        return polls.get();
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
