package dev.guildhall.e2e.fault;

import dev.guildhall.events.EventJson;
import dev.guildhall.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Goes through the whole log once, past the program, and collects which command stored what. */
final class LogWalk {
    private static final int FETCH = 2_000;
    private static final String ROWS = """
            select position, aggregate_id, sequence, type, recorded_at, convert_from(payload, 'UTF8') as payload,
                   convert_from(metadata, 'UTF8')::json ->> 'causationId' as command
              from log.event order by position""";

    private final Map<String, Stored> byCommand = new HashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final Map<String, String> lastWriters = new HashMap<>();
    private final Map<String, JsonNode> values = new HashMap<>();
    private final List<String> violations = new ArrayList<>();
    private long head;
    private long handOvers;
    private @Nullable OffsetDateTime time;

    /** The events of one command. */
    static final class Stored {
        final long first;
        final String type;
        final StringBuilder payloads = new StringBuilder();
        long last;
        int count;

        private Stored(long first, String type) {
            this.first = first;
            this.type = type;
        }

        /** How many of its events write this value. */
        int writes(String mark) {
            return payloads.toString().split("\"after\":\"" + mark + "\"", -1).length - 1;
        }
    }

    static LogWalk through(TestDatabase database) throws SQLException {
        LogWalk walk = new LogWalk();
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false); // or the driver would read it whole
            try (PreparedStatement statement = connection.prepareStatement(ROWS)) {
                statement.setFetchSize(FETCH);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        walk.add(rows);
                    }
                }
            }
        }
        return walk;
    }

    private void add(ResultSet row) throws SQLException {
        long position = row.getLong("position");
        if (position != head + 1) {
            violations.add("position %d stands after %d".formatted(position, head));
        }
        head = position;
        String aggregate = row.getString("aggregate_id");
        long expected = sequences.merge(aggregate, 1L, Long::sum) - 1;
        if (row.getLong("sequence") != expected) {
            violations.add("position %d: sequence %d of %s instead of %d"
                    .formatted(position, row.getLong("sequence"), aggregate, expected));
        }
        OffsetDateTime recorded = row.getObject("recorded_at", OffsetDateTime.class);
        if (time != null && recorded.isBefore(time)) {
            violations.add("position %d was recorded before the one before it".formatted(position));
        }
        time = recorded;
        collect(position, aggregate, row);
        checkWhatWasKnown(position, aggregate, EventJson.mapper().readTree(row.getString("payload")));
    }

    /** Every change says what was there before: whoever decided on a state that was not whole has said something else. */
    private void checkWhatWasKnown(long position, String aggregate, JsonNode payload) {
        for (JsonNode change : payload.path("changes")) {
            String place = aggregate + "/" + payload.path("module") + "/" + change.path("path");
            JsonNode before = values.put(place, change.path("after"));
            if (before != null && !before.equals(change.path("before"))) {
                violations.add("position %d: %s was %s, and was taken for %s"
                        .formatted(position, place, before, change.path("before")));
            }
        }
    }

    private void collect(long position, String aggregate, ResultSet row) throws SQLException {
        String command = row.getString("command");
        String type = row.getString("type");
        Stored stored = byCommand.computeIfAbsent(command, id -> new Stored(position, type));
        stored.last = position;
        stored.count++;
        stored.payloads.append(row.getString("payload"));
        String writer = command.replaceFirst("\\..*", "");
        String before = lastWriters.put(aggregate, writer);
        if (before != null && !before.equals(writer)) {
            handOvers++;
        }
    }

    Map<String, Stored> byCommand() {
        return byCommand;
    }

    long head() {
        return head;
    }

    /** How often an aggregate's event came from the other process than the one before: what that held was stale. */
    long handOvers() {
        return handOvers;
    }

    /** Gaps, repetitions, disorder. */
    List<String> violations() {
        return violations;
    }
}
