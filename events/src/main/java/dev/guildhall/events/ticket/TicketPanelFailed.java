package dev.guildhall.events.ticket;

import dev.guildhall.events.EventType;

/**
 * Discord refused the panel for good.
 *
 * @param cause a word of {@link TicketDeliveryFailed}
 */
@EventType("ticket.PanelFailed")
public record TicketPanelFailed(String guildId, String panelId, String cause) implements TicketPanelEvent {}
