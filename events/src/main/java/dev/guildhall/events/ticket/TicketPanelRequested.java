package dev.guildhall.events.ticket;

import dev.guildhall.events.EventType;
import java.util.List;

/**
 * A message by which members open tickets is to stand in a channel.
 *
 * @param text empty when the bot is to choose one
 * @param topics of which members choose one; empty for a plain button
 */
@EventType("ticket.PanelRequested")
public record TicketPanelRequested(String guildId, String panelId, String channelId, String text, List<String> topics)
        implements TicketPanelEvent {}
