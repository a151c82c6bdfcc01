package dev.guildhall.query.log;

import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.MetadataKeys;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * Something that was done about the installation or about a person, and belongs to no guild's history.
 *
 * @param type of the event, as it is stored
 * @param actorId of the operator; {@code null} where a program did it by itself
 * @param what the event's own fields; what a person wrote reads {@code [erased]} once they are
 */
record OperatorAction(
        long position,
        Instant time,
        String type,
        @Nullable String actorType,
        @Nullable String actorId,
        @Nullable String reason,
        @Nullable String correlationId,
        Map<String, Object> what) {
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    static OperatorAction of(LoggedEvent event) {
        Map<String, String> metadata = event.metadata();
        return new OperatorAction(
                event.position(),
                event.recordedAt(),
                event.type(),
                metadata.get(MetadataKeys.ACTOR_TYPE),
                metadata.get(MetadataKeys.ACTOR_ID),
                metadata.get(MetadataKeys.REASON),
                metadata.get(MetadataKeys.CORRELATION_ID),
                EventJson.mapper().convertValue(event.payload(), FIELDS));
    }
}
