package dev.guildhall.query.ticket;

import dev.guildhall.events.ticket.TicketClosed;
import org.jspecify.annotations.Nullable;

/**
 * One closing, see {@link TicketClosed}.
 *
 * @param position of the event in the log, which says the reason
 */
record TicketClosing(
        long position,
        int closing,
        @Nullable String closerId,
        String cause,
        @Nullable String transcriptChannelId,
        long closedAtMillis,
        long removeAtMillis) {
    static TicketClosing of(TicketClosed event, long position) {
        return new TicketClosing(
                position,
                event.closing(),
                event.closerId(),
                event.cause(),
                event.transcriptChannelId(),
                event.closedAtMillis(),
                event.removeAtMillis());
    }
}
