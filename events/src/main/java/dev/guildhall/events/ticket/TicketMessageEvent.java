package dev.guildhall.events.ticket;

import dev.guildhall.events.OfGuild;

/**
 * What was written in the channel of one ticket, as far as it was noticed. None changes the guild's configuration, or its
 * version.
 */
public sealed interface TicketMessageEvent extends OfGuild
        permits TicketMessageWritten, TicketMessageEdited, TicketMessageDeleted {
    String ticketId();

    /** Discord's; a greater one was written later. */
    String messageId();
}
