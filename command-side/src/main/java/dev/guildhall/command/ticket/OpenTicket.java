package dev.guildhall.command.ticket;

import dev.guildhall.command.dispatch.RepeatableCommand;
import dev.guildhall.events.ticket.TicketTerms;
import org.jspecify.annotations.Nullable;

/**
 * A ticket is to be opened.
 *
 * @param topic the one that was chosen on a panel
 * @param atMillis now
 */
record OpenTicket(
        String guildId,
        String ticketId,
        String openerId,
        String subject,
        @Nullable String topic,
        TicketTerms terms,
        int maxPerUser,
        long cooldownMillis,
        long atMillis)
        implements TicketCommand, RepeatableCommand {
    @Override
    public ShowTicket changingNothing() {
        return new ShowTicket(guildId, ticketId);
    }
}
