package dev.guildhall.query.ticket;

import dev.guildhall.query.content.ContentView;

/**
 * One ticket as the log tells it, without what anybody wrote. Immutable.
 *
 * @param number 1, 2, 3 … in the guild
 * @param version position of its last event on the desk: what comes at or before it is already in here
 */
record TicketView(
        String ticketId,
        String guildId,
        int number,
        String openerId,
        TicketStatus status,
        TicketOpening opening,
        TicketState state,
        long version)
        implements ContentView {
    @Override
    public String id() {
        return ticketId;
    }

    TicketView after(TicketStatus then, TicketState next, long position) {
        return new TicketView(ticketId, guildId, number, openerId, then, opening, next, position);
    }

    boolean isClosed() {
        return status == TicketStatus.CLOSED;
    }
}
