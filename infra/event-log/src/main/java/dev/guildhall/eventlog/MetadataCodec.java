package dev.guildhall.eventlog;

import dev.guildhall.events.Actor;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.MetadataKeys;
import dev.guildhall.events.SealedValue;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The stored form of metadata: a flat JSON object, keys sorted. What says something about a person stands in it as a
 * {@link SealedValue}.
 */
final class MetadataCodec {
    private static final Set<String> PEOPLE =
            Set.of(Actor.Type.PANEL.word(), Actor.Type.DISCORD.word(), Actor.Type.OPERATOR.word());

    private final PersonalData personal;

    MetadataCodec(PersonalData personal) {
        this.personal = personal;
    }

    /** Those entries that are stored; whatever else Axon carries along stays in memory. */
    static Map<String, String> stored(Map<String, ?> metadata) {
        Map<String, String> stored = new TreeMap<>();
        metadata.forEach((key, value) -> {
            if (value instanceof String text && MetadataKeys.ALL.contains(key)) {
                stored.put(key, text);
            }
        });
        return stored;
    }

    static @Nullable String actorId(Map<String, String> stored) {
        return stored.get(MetadataKeys.ACTOR_ID);
    }

    byte[] encode(UUID eventId, Map<String, String> stored) {
        String subject = subject(stored);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        stored.forEach((key, value) -> {
            if (subject != null && MetadataKeys.PERSONAL.contains(key)) {
                json.set(key, personal.seal(subject, eventId, key, value).toJson());
            } else {
                json.put(key, value);
            }
        });
        return EventJson.write(json);
    }

    Map<String, String> decode(long position, UUID eventId, byte[] bytes) {
        try {
            Map<String, String> metadata = new TreeMap<>();
            for (Map.Entry<String, JsonNode> entry :
                    EventJson.mapper().readTree(bytes).properties()) {
                metadata.put(entry.getKey(), value(eventId, entry.getKey(), entry.getValue()));
            }
            return metadata;
        } catch (JacksonException | GeneralSecurityException | IllegalArgumentException e) {
            throw new UnreadableEvent(position, "broken metadata", e);
        }
    }

    private String value(UUID eventId, String field, JsonNode node) throws GeneralSecurityException {
        return node.isObject()
                ? personal.open(SealedValue.of(node), eventId, field).orElse(SealedValue.ERASED)
                : node.stringValue();
    }

    private static @Nullable String subject(Map<String, String> stored) {
        String type = stored.get(MetadataKeys.ACTOR_TYPE);
        String id = actorId(stored);
        return type != null && id != null && PEOPLE.contains(type) ? SealedValue.subjectOf(id) : null;
    }
}
