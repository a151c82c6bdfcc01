package dev.guildhall.benchmarks.commands;

import dev.guildhall.testkit.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The newest row of a log: what the peers have to store, too. Its texts are JSON. */
public record StoredRow(String actorId, String payload, String metadata) {
    private static final String NEWEST =
            "select actor_id, payload, metadata from log.event where type = 'settings.Changed'"
                    + " order by position desc limit 1";

    public static StoredRow of(TestDatabase database) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(NEWEST)) {
            row.next();
            return new StoredRow(
                    row.getString(1),
                    new String(row.getBytes(2), StandardCharsets.UTF_8),
                    new String(row.getBytes(3), StandardCharsets.UTF_8));
        } catch (SQLException e) {
            throw new IllegalStateException("no row in the log", e);
        }
    }

    /** Bytes of payload and metadata. */
    public String sizes() {
        return "%d B payload, %d B metadata, 32 B link".formatted(payload.length(), metadata.length());
    }
}
