package dev.guildhall.eventlog;

import dev.guildhall.events.EventCatalogue;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.GuildhallEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns events into their stored form and back. Payload types are stable names; old revisions pass their upcasters. */
public final class EventCodec {
    private final MetadataCodec metadata;
    private final Map<String, PayloadUpcaster> upcasters = new HashMap<>();

    EventCodec(MetadataCodec metadata, Collection<? extends PayloadUpcaster> upcasters) {
        this.metadata = metadata;
        upcasters.forEach(u -> this.upcasters.put(step(u.type(), u.fromRevision()), u));
    }

    /** @param index the event's place among those of its command, from 0 */
    LogRow encode(DomainEventMessage<?> message, int index) {
        if (!(message.getPayload() instanceof GuildhallEvent event)) {
            throw new IllegalArgumentException(
                    message.getPayloadType().getName() + " is no event of the catalogue: it cannot be stored");
        }
        UUID eventId = eventId(message, index);
        Map<String, String> meta = MetadataCodec.stored(message.getMetaData());
        return new LogRow(
                eventId,
                message.getType(),
                message.getAggregateIdentifier(),
                message.getSequenceNumber(),
                EventCatalogue.typeOf(event.getClass()),
                EventCatalogue.revisionOf(event.getClass()),
                event.guildId(),
                MetadataCodec.actorId(meta),
                EventJson.write(event),
                metadata.encode(eventId, meta));
    }

    /** @throws UnreadableEvent for an unknown type or revision, or a payload that is not of its shape */
    public GuildhallEvent payload(long position, String type, int revision, byte[] json) {
        Class<? extends GuildhallEvent> known = EventCatalogue.forType(type)
                .orElseThrow(() -> new UnreadableEvent(position, "unknown event type " + type, null));
        try {
            int current = EventCatalogue.revisionOf(known);
            return revision == current ? EventJson.read(json, known) : upcast(position, type, revision, known, json);
        } catch (JacksonException e) {
            throw new UnreadableEvent(position, "broken payload of " + type, e);
        }
    }

    Map<String, String> metadata(long position, UUID eventId, byte[] json) {
        return metadata.decode(position, eventId, json);
    }

    private GuildhallEvent upcast(
            long position, String type, int revision, Class<? extends GuildhallEvent> known, byte[] json) {
        JsonNode tree = EventJson.mapper().readTree(json);
        if (!(tree instanceof ObjectNode node)) {
            throw new UnreadableEvent(position, "broken payload of " + type, null);
        }
        for (int r = revision; r != EventCatalogue.revisionOf(known); r++) {
            PayloadUpcaster upcaster = upcasters.get(step(type, r));
            if (upcaster == null) {
                throw new UnreadableEvent(position, "unknown revision %d of %s".formatted(revision, type), null);
            }
            node = upcaster.upcast(node);
        }
        return EventJson.mapper().treeToValue(node, known);
    }

    private static UUID eventId(DomainEventMessage<?> message, int index) {
        Object commandId = CurrentUnitOfWork.isStarted()
                ? commandId(CurrentUnitOfWork.get().getMessage())
                : null;
        return commandId instanceof String id
                ? TimeOrderedIds.derived(id, index)
                : UUID.fromString(message.getIdentifier());
    }

    private static @Nullable Object commandId(@Nullable Message<?> message) {
        return message == null ? null : message.getMetaData().get(Receipt.COMMAND_ID_KEY);
    }

    private static String step(String type, int revision) {
        return type + '@' + revision;
    }
}
