package dev.guildhall.e2e.fault;

import dev.guildhall.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * A transaction that has nothing to do with the log's writers, and stays open: it has a transaction id, an old snapshot,
 * and a lock on the log's table as a backup has.
 */
final class OpenTransaction implements AutoCloseable {
    private final Connection connection;
    private final long rows;
    private final long since = System.nanoTime();

    private OpenTransaction(Connection connection, long rows) {
        this.connection = connection;
        this.rows = rows;
    }

    static OpenTransaction begin(TestDatabase database) throws SQLException {
        Connection connection = database.connect();
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        number(connection, "select pg_current_xact_id()::text::bigint");
        return new OpenTransaction(connection, visibleRows(connection));
    }

    /** For how long it has been open and sees what it saw at first. */
    Duration age() throws SQLException {
        long visible = visibleRows(connection);
        if (visible != rows) {
            throw new AssertionError("its snapshot has changed: %d rows, then %d".formatted(rows, visible));
        }
        return Duration.ofNanos(System.nanoTime() - since);
    }

    private static long visibleRows(Connection connection) throws SQLException {
        return number(connection, "select count(*) from log.event");
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
