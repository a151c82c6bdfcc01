package dev.guildhall.events.ticket;

import dev.guildhall.events.EventType;

/**
 * The ticket has a channel in Discord.
 *
 * @param round 0 for the first, and one more each time that a channel is made anew after the former was removed
 */
@EventType("ticket.ChannelCreated")
public record TicketChannelCreated(String guildId, String ticketId, int round, String channelId)
        implements TicketEvent {}
