package dev.guildhall.events.ticket;

import dev.guildhall.events.EventType;
import dev.guildhall.events.Personal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wrote in the ticket. What was edited before anybody noticed it has its later text from the beginning.
 *
 * @param text empty when there are attachments alone
 * @param autoCloseAtMillis when the ticket closes by itself if nobody else writes; {@code null} where this does not change
 *     it
 */
@EventType("ticket.MessageWritten")
public record TicketMessageWritten(
        String guildId,
        String ticketId,
        String messageId,
        String authorId,
        @Personal(of = "authorId") String authorName,
        boolean byBot,
        @Personal(of = "authorId") String text,
        @Personal(of = "authorId") List<TicketAttachment> attachments,
        long writtenAtMillis,
        @Nullable Long autoCloseAtMillis)
        implements TicketMessageEvent {}
