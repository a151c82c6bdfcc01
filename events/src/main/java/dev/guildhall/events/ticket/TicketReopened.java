package dev.guildhall.events.ticket;

import dev.guildhall.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * Claimed again where somebody looked after it, otherwise open.
 *
 * @param autoCloseAtMillis when it closes by itself if nobody writes; {@code null} for never
 */
@EventType("ticket.Reopened")
public record TicketReopened(
        String guildId,
        String ticketId,
        String reopenerId,
        @Nullable Long autoCloseAtMillis) implements TicketEvent {}
