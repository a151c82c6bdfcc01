package dev.guildhall.query.ticket;

import dev.guildhall.events.EventJson;
import dev.guildhall.events.ticket.TicketMessageEdited;
import dev.guildhall.events.ticket.TicketMessageWritten;
import java.io.OutputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A transcript in the envelope of every answer. Throws {@link tools.jackson.core.exc.JacksonIOException}, too. */
final class TranscriptJson implements TranscriptForm {
    private final JsonGenerator json;
    private final long version;

    TranscriptJson(OutputStream target, long version) {
        this.json = EventJson.mapper().createGenerator(target);
        this.version = version;
    }

    @Override
    public void begin(TicketDetails ticket) {
        json.writeStartObject();
        json.writeBooleanProperty("success", true);
        json.writeObjectPropertyStart("data");
        json.writePOJOProperty("ticket", ticket);
        json.writeArrayPropertyStart("messages");
    }

    @Override
    public void message(TicketMessageWritten message) {
        json.writeStartObject();
        json.writeStringProperty("messageId", message.messageId());
        json.writeStringProperty("authorId", message.authorId());
        json.writeStringProperty("authorName", message.authorName());
        json.writeBooleanProperty("byBot", message.byBot());
        json.writeStringProperty("writtenAt", time(message.writtenAtMillis()));
        json.writeStringProperty("text", message.text());
        json.writePOJOProperty("attachments", message.attachments());
        json.writeArrayPropertyStart("edits");
    }

    @Override
    public void edited(TicketMessageEdited edit) {
        json.writeStartObject();
        json.writeStringProperty("at", time(edit.editedAtMillis()));
        json.writeStringProperty("text", edit.text());
        json.writePOJOProperty("attachments", edit.attachments());
        json.writeEndObject();
    }

    @Override
    public void messageEnd(@Nullable Long deletedAtMillis) {
        json.writeEndArray();
        if (deletedAtMillis == null) {
            json.writeNullProperty("deletedAt");
        } else {
            json.writeStringProperty("deletedAt", time(deletedAtMillis));
        }
        json.writeEndObject();
    }

    @Override
    public void end() {
        json.writeEndArray();
        json.writeEndObject();
        json.writeNumberProperty("version", version);
        json.writeEndObject();
        json.flush();
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
