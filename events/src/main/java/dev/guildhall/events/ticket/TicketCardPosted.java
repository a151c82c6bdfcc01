package dev.guildhall.events.ticket;

import dev.guildhall.events.EventType;

/**
 * The card with the buttons stands in the channel. Told again when it had to be posted anew.
 *
 * @param round that of the channel
 */
@EventType("ticket.CardPosted")
public record TicketCardPosted(String guildId, String ticketId, int round, String messageId) implements TicketEvent {}
