package dev.guildhall.command.ticket;

import dev.guildhall.events.ticket.TicketAttachment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as it reads in Discord.
 *
 * @param editedAtMillis when it was edited the last time; {@code null} for never
 */
record WrittenMessage(
        String messageId,
        String authorId,
        String authorName,
        boolean byBot,
        String text,
        List<TicketAttachment> attachments,
        long writtenAtMillis,
        @Nullable Long editedAtMillis) {}
