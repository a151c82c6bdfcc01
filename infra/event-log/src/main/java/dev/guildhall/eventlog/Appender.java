package dev.guildhall.eventlog;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The one statement that writes events: hands a batch of requests to {@code log.append} and reads its answers. */
final class Appender {
    private static final String APPEND = "select request, first_position, last_position, refusal"
            + " from log.append(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String FIND = "select count(*), max(position) from log.event where event_id = any (?)";

    /** What became of one request: its positions, or the name of the constraint that refused it. */
    record Answer(
            long firstPosition, long lastPosition, @Nullable String refusal) {}

    /** What one caller wants stored, whole or not at all, with the content hashes of its rows. */
    record Request(List<LogRow> rows, List<byte[]> contents) {
        static Request of(List<LogRow> rows) {
            return new Request(rows, rows.stream().map(Chain::content).toList());
        }
    }

    private Appender() {}

    /** The answers stand in the order of the requests. */
    static List<Answer> append(Connection connection, List<Request> requests) throws SQLException {
        List<LogRow> rows = requests.stream().flatMap(r -> r.rows().stream()).toList();
        try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
            statement.setArray(1, array(connection, "integer", requestNumbers(requests)));
            texts(statement, connection, rows);
            statement.setArray(
                    12,
                    array(
                            connection,
                            "bytea",
                            requests.stream()
                                    .flatMap(r -> r.contents().stream())
                                    .toArray(byte[][]::new)));
            try (ResultSet result = statement.executeQuery()) {
                return answers(result, requests.size());
            }
        }
    }

    private static void texts(PreparedStatement statement, Connection connection, List<LogRow> rows)
            throws SQLException {
        statement.setArray(2, array(connection, "uuid", column(rows, LogRow::eventId)));
        statement.setArray(3, array(connection, "text", column(rows, LogRow::aggregateType)));
        statement.setArray(4, array(connection, "text", column(rows, LogRow::aggregateId)));
        statement.setArray(5, array(connection, "bigint", column(rows, LogRow::sequence)));
        statement.setArray(6, array(connection, "text", column(rows, LogRow::type)));
        statement.setArray(7, array(connection, "integer", column(rows, LogRow::revision)));
        statement.setArray(8, array(connection, "text", column(rows, LogRow::guildId)));
        statement.setArray(9, array(connection, "text", column(rows, LogRow::actorId)));
        statement.setArray(10, array(connection, "bytea", bytes(rows, LogRow::payload)));
        statement.setArray(11, array(connection, "bytea", bytes(rows, LogRow::metadata)));
    }

    /** The last position of a request whose events all stand in the log; -1 when they do not. */
    static long findStored(Connection connection, Request request) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            UUID[] ids = request.rows().stream().map(LogRow::eventId).toArray(UUID[]::new);
            statement.setArray(1, connection.createArrayOf("uuid", ids));
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getInt(1) == ids.length ? result.getLong(2) : -1;
            }
        }
    }

    private static List<Answer> answers(ResultSet result, int count) throws SQLException {
        @Nullable Answer[] answers = new Answer[count];
        while (result.next()) {
            answers[result.getInt(1) - 1] = new Answer(result.getLong(2), result.getLong(3), result.getString(4));
        }
        List<Answer> complete = new ArrayList<>(count);
        for (Answer answer : answers) {
            if (answer == null) {
                throw new SQLException("log.append did not answer every request");
            }
            complete.add(answer);
        }
        return complete;
    }

    private static Object[] requestNumbers(List<Request> requests) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            for (int row = 0; row < requests.get(i).rows().size(); row++) {
                numbers.add(i + 1);
            }
        }
        return numbers.toArray();
    }

    private static @Nullable Object[] column(List<LogRow> rows, Function<LogRow, @Nullable Object> field) {
        return rows.stream().map(field).toArray();
    }

    /** The driver wants {@code byte[][]}: it refuses byte arrays inside {@code Object[]}. */
    private static byte[][] bytes(List<LogRow> rows, Function<LogRow, byte[]> field) {
        return rows.stream().map(field).toArray(byte[][]::new);
    }

    private static Array array(Connection connection, String type, @Nullable Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }
}
