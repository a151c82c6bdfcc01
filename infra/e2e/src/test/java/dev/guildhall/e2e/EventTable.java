package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.e2e.PersistentWriter.Acknowledged;
import dev.guildhall.testkit.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    /** Positions and each guild's own sequence count up without a gap. */
    static void assertWhole(List<Row> log) {
        Map<String, Long> sequences = new HashMap<>();
        long position = 0;
        for (Row row : log) {
            assertThat(row.position()).isEqualTo(++position);
            assertThat(row.sequence()).as("%s", row).isEqualTo(sequences.merge(row.aggregateId(), 1L, Long::sum) - 1);
        }
    }

    static void assertStored(List<Row> log, List<Acknowledged> acknowledged) {
        assertThat(acknowledged).isNotEmpty().allSatisfy(change -> {
            Row row = log.get((int) change.version() - 1);
            assertThat(row.guildId()).isEqualTo(change.guildId());
            assertThat(row.payload()).contains("\"" + change.prefix() + "\"");
        });
    }
}
