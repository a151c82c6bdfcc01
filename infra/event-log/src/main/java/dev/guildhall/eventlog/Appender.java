package dev.guildhall.eventlog;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

/**
 * The statements that write events. A batch goes to {@code log.append_whole}; only where that says that somebody's events
 * are in the way of others, it goes to {@code log.append}, which answers each request for itself.
 */
final class Appender {
    private static final String APPEND_WHOLE = "select log.append_whole(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
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

    /** The answers stand in the order of the requests. For a connection that commits by itself. */
    static List<Answer> append(Connection connection, List<Request> requests) throws SQLException {
        Columns columns = new Columns(requests);
        try {
            return together(connection, requests, columns);
        } catch (SQLException e) {
            if (PSQLState.UNIQUE_VIOLATION.getState().equals(e.getSQLState())) {
                return oneByOne(connection, requests, columns);
            }
            throw e;
        }
    }

    /** Of one request, for a connection that does not commit by itself: a refusal leaves the transaction to be rolled back. */
    static Answer appendWhole(Connection connection, Request request) throws SQLException {
        List<Request> alone = List.of(request);
        try {
            return together(connection, alone, new Columns(alone)).getFirst();
        } catch (SQLException e) {
            if (PSQLState.UNIQUE_VIOLATION.getState().equals(e.getSQLState())) {
                return new Answer(0, 0, violated(e));
            }
            throw e;
        }
    }

    private static String violated(SQLException e) {
        ServerErrorMessage told = e instanceof PSQLException violation ? violation.getServerErrorMessage() : null;
        String constraint = told == null ? null : told.getConstraint();
        return constraint == null ? "a unique index" : constraint;
    }

    private static List<Answer> together(Connection connection, List<Request> requests, Columns columns)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(APPEND_WHOLE)) {
            columns.set(statement, connection, 1);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                long next = result.getLong(1);
                List<Answer> answers = new ArrayList<>(requests.size());
                for (Request request : requests) {
                    long first = next;
                    next += request.rows().size();
                    answers.add(new Answer(first, next - 1, null));
                }
                return answers;
            }
        }
    }

    private static List<Answer> oneByOne(Connection connection, List<Request> requests, Columns columns)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
            statement.setArray(1, primitives(connection, "integer", requestNumbers(requests)));
            columns.set(statement, connection, 2);
            try (ResultSet result = statement.executeQuery()) {
                return answers(result, requests.size());
            }
        }
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

    private static int[] requestNumbers(List<Request> requests) {
        int[] numbers = new int[requests.stream().mapToInt(r -> r.rows().size()).sum()];
        int row = 0;
        for (int i = 0; i < requests.size(); i++) {
            for (int last = row + requests.get(i).rows().size(); row < last; row++) {
                numbers[row] = i + 1;
            }
        }
        return numbers;
    }

    /** JDBC knows arrays of objects alone; PostgreSQL's driver takes primitive ones, and sends them in binary. */
    private static Array primitives(Connection connection, String type, Object values) throws SQLException {
        return connection.unwrap(PGConnection.class).createArrayOf(type, values);
    }

    /** The rows of a batch turned into columns, in types that the driver sends in binary. */
    private static final class Columns {
        private final UUID[] eventIds;
        private final String[] aggregateTypes;
        private final String[] aggregateIds;
        private final long[] sequences;
        private final String[] types;
        private final int[] revisions;
        private final @Nullable String[] guildIds;
        private final @Nullable String[] actorIds;
        private final byte[][] payloads;
        private final byte[][] metadata;
        private final byte[][] contents;

        Columns(List<Request> requests) {
            int count = 0;
            for (Request request : requests) {
                count += request.rows().size();
            }
            eventIds = new UUID[count];
            aggregateTypes = new String[count];
            aggregateIds = new String[count];
            sequences = new long[count];
            types = new String[count];
            revisions = new int[count];
            guildIds = new @Nullable String[count];
            actorIds = new @Nullable String[count];
            payloads = new byte[count][];
            metadata = new byte[count][];
            contents = new byte[count][];
            int n = 0;
            for (Request request : requests) {
                for (int i = 0; i < request.rows().size(); i++) {
                    contents[n] = request.contents().get(i);
                    fill(n++, request.rows().get(i));
                }
            }
        }

        private void fill(int n, LogRow row) {
            eventIds[n] = row.eventId();
            aggregateTypes[n] = row.aggregateType();
            aggregateIds[n] = row.aggregateId();
            sequences[n] = row.sequence();
            types[n] = row.type();
            revisions[n] = row.revision();
            guildIds[n] = row.guildId();
            actorIds[n] = row.actorId();
            payloads[n] = row.payload();
            metadata[n] = row.metadata();
        }

        void set(PreparedStatement statement, Connection connection, int from) throws SQLException {
            int parameter = from;
            statement.setArray(parameter++, connection.createArrayOf("uuid", eventIds));
            statement.setArray(parameter++, connection.createArrayOf("text", aggregateTypes));
            statement.setArray(parameter++, connection.createArrayOf("text", aggregateIds));
            statement.setArray(parameter++, primitives(connection, "bigint", sequences));
            statement.setArray(parameter++, connection.createArrayOf("text", types));
            statement.setArray(parameter++, primitives(connection, "integer", revisions));
            statement.setArray(parameter++, connection.createArrayOf("text", guildIds));
            statement.setArray(parameter++, connection.createArrayOf("text", actorIds));
            statement.setArray(parameter++, connection.createArrayOf("bytea", payloads));
            statement.setArray(parameter++, connection.createArrayOf("bytea", metadata));
            statement.setArray(parameter, connection.createArrayOf("bytea", contents));
        }
    }
}
