package dev.guildhall.events.ticket;

import dev.guildhall.events.EventType;
import dev.guildhall.events.Personal;
import org.jspecify.annotations.Nullable;

/**
 * @param number 1, 2, 3 … in the guild, without a gap
 * @param topic the one that was chosen on the panel
 * @param openedAtMillis epoch milliseconds, as are all times of events
 */
@EventType("ticket.Opened")
public record TicketOpened(
        String guildId,
        String ticketId,
        int number,
        String openerId,
        @Personal(of = "openerId") String subject,
        @Nullable String topic,
        long openedAtMillis,
        TicketTerms terms)
        implements TicketEvent {}
