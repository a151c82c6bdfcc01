package dev.guildhall.bot.sides;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote in a ticket's channel, as it reads now.
 *
 * @param editedAtMillis {@code null} if it never was
 */
public record TicketMessage(
        String messageId,
        String authorId,
        String authorName,
        boolean byBot,
        String text,
        List<Attachment> attachments,
        long writtenAtMillis,
        @Nullable Long editedAtMillis) {
    /** @param url where Discord serves the file */
    public record Attachment(String name, String url) {}
}
