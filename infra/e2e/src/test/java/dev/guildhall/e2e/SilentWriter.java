package dev.guildhall.e2e;

import dev.guildhall.testkit.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** A writer of another make, which appends one event and then neither commits nor ends. */
public final class SilentWriter implements AutoCloseable {
    private static final String APPEND = "select refusal from log.append(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String AGGREGATE = "guild:nobody";

    private final Connection connection;

    private SilentWriter(Connection connection) {
        this.connection = connection;
    }

    /** Returns when the event is in the open transaction, and nobody else can append. */
    static SilentWriter fallSilentInsideAppend(TestDatabase database) throws SQLException {
        return fallSilentInsideAppend(database, AGGREGATE, "{}");
    }

    /** With the first event of an aggregate, a change of settings that has this payload. */
    public static SilentWriter fallSilentInsideAppend(TestDatabase database, String aggregateId, String payload)
            throws SQLException {
        Connection connection = database.connect();
        connection.setAutoCommit(false);
        SilentWriter writer = new SilentWriter(connection);
        try (PreparedStatement append = connection.prepareStatement(APPEND)) {
            writer.fill(append, aggregateId, payload);
            try (ResultSet result = append.executeQuery()) {
                if (!result.next() || result.getString(1) != null) {
                    throw new AssertionError("The append was refused");
                }
            }
        }
        return writer;
    }

    private void fill(PreparedStatement append, String aggregateId, String payload) throws SQLException {
        append.setArray(1, array("integer", 1));
        append.setArray(2, array("uuid", UUID.randomUUID()));
        append.setArray(3, array("text", "Guild"));
        append.setArray(4, array("text", aggregateId));
        append.setArray(5, array("bigint", 0L));
        append.setArray(6, array("text", "settings.Changed"));
        append.setArray(7, array("integer", 1));
        append.setArray(8, array("text", "1190000000000000999"));
        append.setArray(9, array("text", "nobody"));
        append.setArray(10, connection.createArrayOf("bytea", new byte[][] {payload.getBytes(StandardCharsets.UTF_8)}));
        append.setArray(11, connection.createArrayOf("bytea", new byte[][] {{'{', '}'}}));
        append.setArray(12, connection.createArrayOf("bytea", new byte[][] {new byte[32]}));
    }

    private Array array(String type, Object value) throws SQLException {
        return connection.createArrayOf(type, new Object[] {value});
    }

    /** Whether it could commit after all. */
    public boolean commits() {
        try {
            connection.commit();
            return true;
        } catch (SQLException cutOff) {
            return false;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
