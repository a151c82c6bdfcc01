package dev.guildhall.e2e.fault.ticket;

import dev.guildhall.e2e.fault.sides.LogFollower;
import dev.guildhall.e2e.fault.sides.LoggedEvent;
import dev.guildhall.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What really stands in the log about tickets. Thread-safe. */
final class TicketLog implements AutoCloseable {
    static final String OPENED = "ticket.Opened";
    static final String CHANNEL_CREATED = "ticket.ChannelCreated";
    static final String CARD_POSTED = "ticket.CardPosted";
    static final String CLAIMED = "ticket.Claimed";
    static final String CLOSED = "ticket.Closed";
    static final String REOPENED = "ticket.Reopened";
    static final String DELIVERED = "ticket.TranscriptDelivered";
    static final String REMOVED = "ticket.ChannelRemoved";
    static final String FAILED = "ticket.DeliveryFailed";

    private static final String TYPES = "ticket.%";

    private final List<LoggedEvent> events = new CopyOnWriteArrayList<>();
    private final LogFollower log;

    TicketLog(TestDatabase database) throws SQLException {
        this.log = new LogFollower(database, TYPES, events::add);
    }

    /** Of one ticket and type, in order, as far as they were there a moment ago. */
    List<LoggedEvent> of(String ticketId, String type) {
        log.catchUp();
        return events.stream()
                .filter(event ->
                        event.type().equals(type) && event.text("ticketId").equals(ticketId))
                .toList();
    }

    /** The numbers that were given in a guild, in the order in which they were. */
    List<Integer> numbers(String guildId) {
        log.catchUp();
        return events.stream()
                .filter(event ->
                        event.type().equals(OPENED) && event.text("guildId").equals(guildId))
                .map(event -> event.number("number"))
                .toList();
    }

    /** Effects of the ticket that are still to be carried out, or cannot be. */
    long left(String ticketId) {
        return log.number(
                "select count(*) from query.effect where state <> 'done' and subject_id = '" + ticketId + "'");
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
