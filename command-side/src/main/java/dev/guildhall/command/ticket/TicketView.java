package dev.guildhall.command.ticket;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as the desk tells it. Texts about persons are only pointed to, so that none is kept beside the log.
 *
 * @param subject sequence number of the desk's event in which it stands
 * @param closeReason the same; {@code null} when there is none
 */
record TicketView(
        String id,
        int number,
        long subject,
        TicketStatus status,
        String openerId,
        @Nullable String assigneeId,
        List<String> participants,
        @Nullable String channelId,
        Instant createdAt,
        @Nullable Instant closedAt,
        @Nullable Long closeReason) {
    static TicketView of(TicketState ticket) {
        TicketClosing closing = ticket.closing();
        return new TicketView(
                ticket.ticketId(),
                ticket.opening().number(),
                ticket.opening().sequence(),
                ticket.status(),
                ticket.opening().openerId(),
                ticket.work().assigneeId(),
                ticket.work().participants(),
                ticket.place().channelId(),
                Instant.ofEpochMilli(ticket.opening().openedAtMillis()),
                closing.closed() ? Instant.ofEpochMilli(closing.closedAtMillis()) : null,
                closing.closed() && closing.reasonAt() != TicketClosing.NONE ? closing.reasonAt() : null);
    }
}
