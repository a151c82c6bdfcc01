package dev.guildhall.events.ticket;

import dev.guildhall.events.EventType;

/**
 * Discord refused for good what was to be done there.
 *
 * @param delivery {@code channel:<round>}, {@code transcript:<closing>} or {@code removal:<round>}
 * @param cause a stable word: {@code channel-missing}, {@code message-deleted}, {@code missing-permission},
 *     {@code guild-left}, {@code refused}
 */
@EventType("ticket.DeliveryFailed")
public record TicketDeliveryFailed(String guildId, String ticketId, String delivery, String cause)
        implements TicketEvent {}
