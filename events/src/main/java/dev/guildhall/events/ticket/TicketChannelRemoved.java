package dev.guildhall.events.ticket;

import dev.guildhall.events.EventType;

/**
 * The channel is gone, whoever removed it.
 *
 * @param round that of the channel
 */
@EventType("ticket.ChannelRemoved")
public record TicketChannelRemoved(String guildId, String ticketId, int round) implements TicketEvent {}
