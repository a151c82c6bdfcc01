package dev.guildhall.events.ticket;

import dev.guildhall.events.EventType;
import dev.guildhall.events.Personal;
import java.util.List;

/** What had been written reads so from then on. */
@EventType("ticket.MessageEdited")
public record TicketMessageEdited(
        String guildId,
        String ticketId,
        String messageId,
        String authorId,
        @Personal(of = "authorId") String text,
        @Personal(of = "authorId") List<TicketAttachment> attachments,
        long editedAtMillis)
        implements TicketMessageEvent {}
