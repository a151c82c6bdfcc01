package dev.guildhall.e2e.fault.sides;

import dev.guildhall.e2e.Http;
import dev.guildhall.testkit.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.function.Consumer;

/** What really stands in the log, read past the program, as far as it stood there a moment ago. Thread-safe. */
public final class LogFollower implements AutoCloseable {
    private static final String ROWS = """
            select position, aggregate_id, type, recorded_at, payload from log.event
            where position > ? and type like ? order by position""";

    /** Many ask at the same time. */
    private static final Duration FRESH = Duration.ofMillis(100);

    private final Connection connection;
    private final String types;
    private final Consumer<LoggedEvent> told;
    private long read;
    private long caughtUp = System.nanoTime() - FRESH.toNanos();

    /**
     * @param types a pattern of SQL
     * @param told each event once and in order, by one thread at a time
     */
    public LogFollower(TestDatabase database, String types, Consumer<LoggedEvent> told) throws SQLException {
        this.connection = database.connect();
        this.types = types;
        this.told = told;
    }

    public synchronized void catchUp() {
        if (System.nanoTime() - caughtUp < FRESH.toNanos()) {
            return;
        }
        caughtUp = System.nanoTime();
        try (PreparedStatement statement = connection.prepareStatement(ROWS)) {
            statement.setLong(1, read);
            statement.setString(2, types);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    read = row.getLong(1);
                    told.accept(event(row));
                }
            }
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException("The log could not be read", failure);
        }
    }

    private static LoggedEvent event(ResultSet row) throws SQLException, IOException {
        return new LoggedEvent(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                Http.JSON.readTree(row.getBytes(5)));
    }

    /** One number, from whatever the statement asks. */
    public synchronized long number(String sql) {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
