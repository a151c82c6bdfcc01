package dev.guildhall.events.ticket;

import dev.guildhall.events.EventType;

/** The panel stands in Discord. Told again when it had to be posted anew. */
@EventType("ticket.PanelPosted")
public record TicketPanelPosted(String guildId, String panelId, String channelId, String messageId)
        implements TicketPanelEvent {}
