package dev.guildhall.eventlog;

import dev.guildhall.events.EventCatalogue;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.PersonalFields;
import dev.guildhall.events.SealedValue;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The sealed texts of stored events and what they open to, each by the JSON pointer of where it stands. Tolerates what
 * cannot be read: this is for telling what is stored, whatever has become of it. Thread-safe.
 */
final class Openings {
    private final PersonalData personal;

    Openings(PersonalData personal) {
        this.personal = personal;
    }

    /** @throws org.springframework.dao.DataAccessException when PostgreSQL, which holds the keys, is away */
    Map<String, String> of(UUID eventId, String type, int revision, byte[] payload, byte[] metadata) {
        Map<String, String> opened = new TreeMap<>();
        try {
            if (EventJson.mapper().readTree(metadata) instanceof ObjectNode entries) {
                entries.properties()
                        .forEach(entry ->
                                open(opened, "/metadata/" + entry.getKey(), eventId, entry.getKey(), entry.getValue()));
            }
            if (EventJson.mapper().readTree(payload) instanceof ObjectNode event) {
                payload(opened, eventId, type, revision, event);
            }
        } catch (JacksonException | IllegalArgumentException e) {
            // What is no event has no texts; the bytes are told in any case.
            return opened;
        }
        return opened;
    }

    /** Declarations are those of today's record; of an older one the form alone tells what is sealed. */
    private void payload(Map<String, String> opened, UUID eventId, String type, int revision, ObjectNode event) {
        PersonalFields.Replacement opening = (path, subject, value) -> {
            open(opened, "/payload/" + path, eventId, PayloadCodec.PLACE + path, value);
            return value;
        };
        Optional<Class<? extends GuildhallEvent>> shape = EventCatalogue.forType(type);
        if (shape.isPresent() && EventCatalogue.revisionOf(shape.get()) == revision) {
            PersonalFields.of(shape.get()).replace(event, opening);
        } else {
            PersonalFields.replaceSealed(event, opening);
        }
    }

    private void open(Map<String, String> opened, String pointer, UUID eventId, String field, JsonNode value) {
        if (!SealedValue.isSealed(value)) {
            return;
        }
        try {
            opened.put(
                    pointer,
                    personal.open(SealedValue.of(value), eventId, field).orElse(SealedValue.ERASED));
        } catch (GeneralSecurityException e) {
            // Not what was sealed there: there is nothing to tell, and the chain tells of it.
            opened.remove(pointer);
        }
    }
}
