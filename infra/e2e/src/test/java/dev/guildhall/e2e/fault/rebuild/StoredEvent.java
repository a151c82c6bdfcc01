package dev.guildhall.e2e.fault.rebuild;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.e2e.Http;
import java.util.List;

/**
 * One event as it stands in the log, of some guild.
 *
 * @param sequence its number in its aggregate, from 0
 * @param recordedAt as PostgreSQL writes a time in JSON
 * @param recordedToMillis the same without what is less than a millisecond
 */
record StoredEvent(
        long position,
        String type,
        String guildId,
        String aggregateId,
        long sequence,
        String recordedAt,
        String recordedToMillis,
        JsonNode payload,
        JsonNode metadata) {
    /** A text of the payload; empty where there is none. */
    String text(String field) {
        return payload.path(field).asText("");
    }

    /** What it says of a field; a JSON {@code null} where it says nothing. */
    JsonNode value(String field) {
        return payload.hasNonNull(field) ? payload.path(field) : NullNode.getInstance();
    }

    /** What it says of these fields. */
    ObjectNode copy(List<String> fields) {
        ObjectNode copy = Http.JSON.createObjectNode();
        fields.forEach(field -> copy.set(field, value(field)));
        return copy;
    }

    IllegalStateException unknown() {
        return new IllegalStateException("The fold does not know what follows from " + type);
    }
}
