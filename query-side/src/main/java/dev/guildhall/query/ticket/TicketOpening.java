package dev.guildhall.query.ticket;

import dev.guildhall.events.ticket.TicketOpened;
import dev.guildhall.events.ticket.TicketTerms;
import org.jspecify.annotations.Nullable;

/**
 * What was settled when the ticket was opened, and never changes.
 *
 * @param position of the event in the log, which says what the ticket is about
 */
record TicketOpening(
        long position, long openedAtMillis, @Nullable String topic, TicketTerms terms) {
    static TicketOpening of(TicketOpened event, long position) {
        return new TicketOpening(position, event.openedAtMillis(), event.topic(), event.terms());
    }
}
