package dev.guildhall.e2e.fault.giveaway;

import dev.guildhall.e2e.Http;
import dev.guildhall.e2e.fault.giveaway.LoggedGiveaway.Event;
import dev.guildhall.testkit.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What really stands in the log about giveaways, read past the program. Thread-safe. */
final class GiveawayLog implements AutoCloseable {
    private static final String ROWS = """
            select position, aggregate_id, type, recorded_at, payload from log.event
            where position > ? and aggregate_id like 'giveaway:%' order by position""";

    /** Many ask at the same time. */
    private static final Duration FRESH = Duration.ofMillis(100);

    private static final String PREFIX = "giveaway:";

    private final Connection connection;
    private final Map<String, LoggedGiveaway> byId = new ConcurrentHashMap<>();
    private long read;
    private long caughtUp = System.nanoTime() - FRESH.toNanos();

    GiveawayLog(TestDatabase database) throws SQLException {
        this.connection = database.connect();
    }

    /** As it was a moment ago. */
    synchronized LoggedGiveaway giveaway(String id) {
        catchUp();
        return byId.getOrDefault(id, LoggedGiveaway.NONE);
    }

    /** By id, as they were a moment ago. */
    synchronized Map<String, LoggedGiveaway> all() {
        catchUp();
        return Map.copyOf(byId);
    }

    private void catchUp() {
        if (System.nanoTime() - caughtUp < FRESH.toNanos()) {
            return;
        }
        caughtUp = System.nanoTime();
        try (PreparedStatement statement = connection.prepareStatement(ROWS)) {
            statement.setLong(1, read);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    add(row);
                }
            }
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException("The log could not be read", failure);
        }
    }

    private void add(ResultSet row) throws SQLException, IOException {
        read = row.getLong(1);
        Event event = new Event(
                read,
                row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                Http.JSON.readTree(row.getBytes(5)));
        byId.merge(
                row.getString(2).substring(PREFIX.length()),
                LoggedGiveaway.NONE.and(event),
                (known, ignored) -> known.and(event));
    }

    /** One number, from whatever the statement asks. */
    synchronized long number(String sql) {
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
