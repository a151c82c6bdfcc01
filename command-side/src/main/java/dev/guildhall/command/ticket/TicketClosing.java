package dev.guildhall.command.ticket;

import dev.guildhall.events.ticket.TicketClosed;

/**
 * The last closing of a ticket. This is part of the {@link TicketDeskSnapshot}: its shape is stored.
 *
 * @param number 0 as long as there was none
 * @param closed whether the ticket has not been reopened since
 * @param delivered whether its transcript is
 * @param reasonAt sequence number of the event in which the reason stands; {@value #NONE} when there is none
 */
record TicketClosing(
        int number, boolean closed, boolean delivered, long closedAtMillis, long removeAtMillis, long reasonAt) {
    static final long NONE = -1;
    static final TicketClosing NEVER = new TicketClosing(0, false, false, 0, 0, NONE);

    static TicketClosing of(TicketClosed event, long at) {
        return new TicketClosing(
                event.closing(),
                true,
                false,
                event.closedAtMillis(),
                event.removeAtMillis(),
                event.reason() == null ? NONE : at);
    }

    TicketClosing undone() {
        return new TicketClosing(number, false, delivered, closedAtMillis, removeAtMillis, reasonAt);
    }

    TicketClosing withTranscript() {
        return new TicketClosing(number, closed, true, closedAtMillis, removeAtMillis, reasonAt);
    }
}
