package dev.guildhall.e2e.fault.giveaway;

import dev.guildhall.e2e.fault.giveaway.LoggedGiveaway.Event;
import dev.guildhall.e2e.fault.sides.LogFollower;
import dev.guildhall.e2e.fault.sides.LoggedEvent;
import dev.guildhall.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What really stands in the log about giveaways. Thread-safe. */
final class GiveawayLog implements AutoCloseable {
    private static final String TYPES = "giveaway.%";
    private static final String PREFIX = "giveaway:";

    private final Map<String, LoggedGiveaway> byId = new ConcurrentHashMap<>();
    private final LogFollower log;

    GiveawayLog(TestDatabase database) throws SQLException {
        this.log = new LogFollower(database, TYPES, this::add);
    }

    /** As it was a moment ago. */
    LoggedGiveaway giveaway(String id) {
        log.catchUp();
        return byId.getOrDefault(id, LoggedGiveaway.NONE);
    }

    /** By id, as they were a moment ago. */
    Map<String, LoggedGiveaway> all() {
        log.catchUp();
        return Map.copyOf(byId);
    }

    private void add(LoggedEvent logged) {
        Event event = new Event(logged.position(), logged.type(), logged.recordedAt(), logged.payload());
        byId.merge(
                logged.aggregateId().substring(PREFIX.length()),
                LoggedGiveaway.NONE.and(event),
                (known, ignored) -> known.and(event));
    }

    /** One number, from whatever the statement asks. */
    long number(String sql) {
        return log.number(sql);
    }

    @Override
    public void close() throws SQLException {
        log.close();
    }
}
