package dev.guildhall.command.ticket;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.guildhall.command.dispatch.Fields;
import dev.guildhall.command.identity.Ids;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.ticket.TicketAttachment;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the bot found in the channel of a ticket.
 *
 * @param deleted ids of what it found gone
 * @param range {@code null} when it did not look through a part of the channel
 */
record MessageReport(List<Told> messages, List<String> deleted, RecordMessages.@Nullable Range range) {
    /** As it is sent. */
    private record Sent(
            @Nullable List<Told> messages, @Nullable List<String> deleted, RecordMessages.@Nullable Range range) {}

    /** Unlike elsewhere, what there is none of may be left out. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static MessageReport of(ObjectNode body) {
        complete(body, "messages", "deleted", "range");
        body.path("messages").forEach(message -> complete(message, "attachments", "editedAtMillis"));
        Sent sent = EventJson.mapper().treeToValue(body, Sent.class);
        return new MessageReport(
                sent.messages() == null ? List.of() : List.copyOf(sent.messages()),
                sent.deleted() == null ? List.of() : List.copyOf(sent.deleted()),
                sent.range());
    }

    private static void complete(JsonNode node, String... names) {
        if (node instanceof ObjectNode object) {
            for (String name : names) {
                if (!object.has(name)) {
                    object.putNull(name);
                }
            }
        }
    }

    record Told(
            String messageId,
            String authorId,
            String authorName,
            boolean byBot,
            String text,
            @Nullable List<TicketAttachment> attachments,
            long writtenAtMillis,
            @Nullable Long editedAtMillis) {
        WrittenMessage message() {
            return new WrittenMessage(
                    messageId,
                    authorId,
                    whole(authorName),
                    byBot,
                    whole(text),
                    files().stream()
                            .map(file -> new TicketAttachment(whole(file.name()), whole(file.url())))
                            .toList(),
                    writtenAtMillis,
                    editedAtMillis);
        }

        List<TicketAttachment> files() {
            return attachments == null ? List.of() : attachments;
        }
    }

    /** Halves of characters, which no JSON could be written of, are replaced: nobody is there to correct them. */
    private static String whole(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    boolean isEmpty() {
        return messages.isEmpty() && deleted.isEmpty();
    }

    /** @throws dev.guildhall.door.problem.ProblemException 400 with all faults */
    void check() {
        Fields fields = new Fields(Map.of(), Set.of());
        if (messages.size() > TicketLimits.MAX_MESSAGES_TOLD) {
            fields.fault("/messages", "must be at most %d".formatted(TicketLimits.MAX_MESSAGES_TOLD));
        }
        for (int i = 0; i < messages.size(); i++) {
            check(messages.get(i), "/messages/" + i, fields);
        }
        if (deleted.size() > TicketLimits.MAX_MESSAGES_TOLD || !deleted.stream().allMatch(Ids::isSnowflake)) {
            fields.fault("/deleted", "must have at most %d Discord ids".formatted(TicketLimits.MAX_MESSAGES_TOLD));
        }
        if (range != null && !(isPlace(range.after()) && isPlace(range.through()))) {
            fields.fault("/range", "must be between Discord ids, or 0");
        }
        fields.check();
    }

    /** Where a range may begin or end: before everything, too. */
    private static boolean isPlace(String id) {
        return id.equals("0") || Ids.isSnowflake(id);
    }

    private static void check(Told message, String pointer, Fields fields) {
        require(Ids.isSnowflake(message.messageId()), pointer + "/messageId", "must be a Discord id", fields);
        require(Ids.isSnowflake(message.authorId()), pointer + "/authorId", "must be a Discord id", fields);
        bounded(message.authorName(), TicketLimits.MAX_NAME_LENGTH, pointer + "/authorName", fields);
        bounded(message.text(), TicketLimits.MAX_TEXT_LENGTH, pointer + "/text", fields);
        require(message.writtenAtMillis() > 0, pointer + "/writtenAtMillis", "must be a time", fields);
        Long editedAt = message.editedAtMillis();
        require(editedAt == null || editedAt > 0, pointer + "/editedAtMillis", "must be a time", fields);
        List<TicketAttachment> files = message.files();
        require(files.size() <= TicketLimits.MAX_ATTACHMENTS, pointer + "/attachments", "are too many", fields);
        for (int i = 0; i < files.size(); i++) {
            String at = pointer + "/attachments/" + i;
            bounded(files.get(i).name(), TicketLimits.MAX_FILE_NAME_LENGTH, at + "/name", fields);
            bounded(files.get(i).url(), TicketLimits.MAX_URL_LENGTH, at + "/url", fields);
        }
    }

    private static void bounded(String text, int max, String pointer, Fields fields) {
        require(text.length() <= max, pointer, "must have at most %d characters".formatted(max), fields);
    }

    private static void require(boolean fulfilled, String pointer, String detail, Fields fields) {
        if (!fulfilled) {
            fields.fault(pointer, detail);
        }
    }

    /** Of one that is told of twice the later counts. */
    RecordMessages command(String guildId, String ticketId, int closesAfterHours, long atMillis) {
        Map<String, WrittenMessage> byId = new LinkedHashMap<>();
        messages.forEach(message -> byId.merge(message.messageId(), message.message(), MessageReport::later));
        return new RecordMessages(
                guildId, ticketId, List.copyOf(byId.values()), deleted, range, closesAfterHours, atMillis);
    }

    private static WrittenMessage later(WrittenMessage one, WrittenMessage other) {
        Long before = one.editedAtMillis();
        Long after = other.editedAtMillis();
        return after == null || (before != null && before >= after) ? one : other;
    }
}
