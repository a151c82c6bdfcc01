package dev.guildhall.events.ticket;

import dev.guildhall.events.EventType;

/**
 * Nobody sees it in Discord any more. Said of something that was never noticed when it is said before that, and said again
 * after it.
 *
 * @param noticedAtMillis when it was found gone, which may be long after
 */
@EventType("ticket.MessageDeleted")
public record TicketMessageDeleted(String guildId, String ticketId, String messageId, long noticedAtMillis)
        implements TicketMessageEvent {}
