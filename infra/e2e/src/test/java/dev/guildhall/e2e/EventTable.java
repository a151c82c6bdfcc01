package dev.guildhall.e2e;

import dev.guildhall.testkit.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What really stands in the log, read past the program. Each call has a connection of its own. */
record EventTable(TestDatabase database) {
    private static final String ROWS = """
            select position, aggregate_id, sequence, type, guild_id, payload, metadata from log.event
            where position > ? order by position""";

    /** One row; payload and metadata as JSON text. */
    record Row(
            long position,
            String aggregateId,
            long sequence,
            String type,
            String guildId,
            String payload,
            String metadata) {}

    long head() {
        List<Row> rows = after(0);
        return rows.isEmpty() ? 0 : rows.getLast().position();
    }

    List<Row> after(long position) {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(ROWS)) {
            statement.setLong(1, position);
            List<Row> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row(result));
                }
            }
            return rows;
        } catch (SQLException failure) {
            throw new IllegalStateException("The log could not be read", failure);
        }
    }

    private static Row row(ResultSet result) throws SQLException {
        return new Row(
                result.getLong("position"),
                result.getString("aggregate_id"),
                result.getLong("sequence"),
                result.getString("type"),
                String.valueOf(result.getString("guild_id")),
                new String(result.getBytes("payload"), StandardCharsets.UTF_8),
                new String(result.getBytes("metadata"), StandardCharsets.UTF_8));
    }
}
