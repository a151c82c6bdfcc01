package dev.guildhall.events.ticket;

import dev.guildhall.events.EventType;

/**
 * The channel of a closed ticket is to be removed now.
 *
 * @param round that of the channel
 */
@EventType("ticket.RemovalDue")
public record TicketRemovalDue(String guildId, String ticketId, int round) implements TicketEvent {}
