package dev.guildhall.e2e;

import static org.awaitility.Awaitility.await;

import dev.guildhall.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Holds the lock under which events are appended, so that a writer can be met inside its append. */
public final class AppendGate implements AutoCloseable {
    /** That of {@code log.append}. */
    private static final long LOCK = 4771926104113512547L;

    private static final String WAITING = """
            select count(*) from pg_stat_activity
            where ? in (application_name, usename) and wait_event_type = 'Lock' and wait_event = 'advisory'""";

    private static final Duration POLL = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Connection connection;

    private AppendGate(Connection connection) {
        this.connection = connection;
    }

    /** Waits for its turn, as everybody does. */
    public static AppendGate close(TestDatabase database) throws SQLException {
        Connection connection = database.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
        }
        return new AppendGate(connection);
    }

    /** Until somebody waits inside an append: the program of that name, or one that works as that user. */
    public void awaitArrival(String who) {
        awaitArrival(who, PATIENCE);
    }

    /** @throws org.awaitility.core.ConditionTimeoutException when nobody comes */
    public void awaitArrival(String who, Duration patience) {
        await(who + " inside its append").pollInterval(POLL).atMost(patience).until(() -> isWaiting(who));
    }

    private boolean isWaiting(String who) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WAITING)) {
            statement.setString(1, who);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getInt(1) > 0;
            }
        }
    }

    /** Opens it. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
