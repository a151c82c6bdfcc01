package dev.guildhall.bot.ticket;

import dev.guildhall.bot.sides.TicketMessage;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.entities.MessageType;

/** From Discord's message to what a transcript keeps of it. */
final class Written {
    static final int MAX_TEXT = 8_000;
    static final int MAX_NAME = 100;
    static final int MAX_ATTACHMENTS = 20;
    static final int MAX_FILE_NAME = 300;
    static final int MAX_URL = 2_000;

    private Written() {}

    /** Whether somebody wrote it: not what Discord says about the channel, nor the card, which only shows what is known. */
    static boolean counts(Message message) {
        MessageType type = message.getType();
        boolean spoken = type == MessageType.DEFAULT
                || type == MessageType.INLINE_REPLY
                || type == MessageType.SLASH_COMMAND
                || type == MessageType.CONTEXT_COMMAND;
        boolean card = message.getAuthor().getIdLong()
                        == message.getJDA().getSelfUser().getIdLong()
                && TicketIds.isCard(message);
        return spoken && !message.isEphemeral() && !card;
    }

    static TicketMessage of(Message message) {
        OffsetDateTime edited = message.getTimeEdited();
        return new TicketMessage(
                message.getId(),
                message.getAuthor().getId(),
                cut(message.getAuthor().getEffectiveName(), MAX_NAME),
                message.getAuthor().isBot() || message.isWebhookMessage(),
                cut(text(message), MAX_TEXT),
                message.getAttachments().stream()
                        .filter(file -> file.getUrl().length() <= MAX_URL)
                        .limit(MAX_ATTACHMENTS)
                        .map(file ->
                                new TicketMessage.Attachment(cut(file.getFileName(), MAX_FILE_NAME), file.getUrl()))
                        .toList(),
                message.getTimeCreated().toInstant().toEpochMilli(),
                edited == null ? null : edited.toInstant().toEpochMilli());
    }

    /** What bots write stands in embeds. */
    private static String text(Message message) {
        List<MessageEmbed> embeds = message.getAuthor().isBot() ? message.getEmbeds() : List.of();
        return Stream.concat(Stream.of(message.getContentRaw()), embeds.stream().flatMap(Written::parts))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> parts(MessageEmbed embed) {
        return Stream.concat(
                Stream.of(embed.getTitle(), embed.getDescription()).filter(Objects::nonNull),
                embed.getFields().stream().map(field -> field.getName() + ": " + field.getValue()));
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end);
    }
}
