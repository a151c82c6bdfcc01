package dev.guildhall.eventlog;

import dev.guildhall.events.EventCatalogue;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.GuildhallEvent;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns events into their stored form and back. Payload types are stable names; old revisions pass their upcasters. */
public final class EventCodec {
    private final MetadataCodec metadata;
    private final PayloadCodec payloads;
    private final Function<String, Optional<Class<? extends GuildhallEvent>>> known;
    private final Map<String, PayloadUpcaster> upcasters = new HashMap<>();

    EventCodec(PersonalData personal, Collection<? extends PayloadUpcaster> upcasters) {
        this(personal, upcasters, EventCatalogue::forType);
    }

    /** @param known finds the record of a type */
    EventCodec(
            PersonalData personal,
            Collection<? extends PayloadUpcaster> upcasters,
            Function<String, Optional<Class<? extends GuildhallEvent>>> known) {
        this.metadata = new MetadataCodec(personal);
        this.payloads = new PayloadCodec(personal);
        this.known = known;
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
                payloads.write(eventId, event),
                metadata.encode(eventId, meta));
    }

    /** @throws UnreadableEvent for an unknown type or revision, or a payload that is not of its shape */
    public GuildhallEvent payload(long position, UUID eventId, String type, int revision, byte[] json) {
        Class<? extends GuildhallEvent> shape =
                known.apply(type).orElseThrow(() -> new UnreadableEvent(position, "unknown event type " + type, null));
        try {
            return revision == EventCatalogue.revisionOf(shape)
                    ? payloads.read(eventId, json, shape)
                    : upcast(position, eventId, type, revision, shape, json);
        } catch (JacksonException | GeneralSecurityException | IllegalArgumentException e) {
            throw new UnreadableEvent(position, "broken payload of " + type, e);
        }
    }

    Map<String, String> metadata(long position, UUID eventId, byte[] json) {
        return metadata.decode(position, eventId, json);
    }

    private GuildhallEvent upcast(
            long position, UUID eventId, String type, int revision, Class<? extends GuildhallEvent> shape, byte[] json)
            throws GeneralSecurityException {
        JsonNode tree = EventJson.mapper().readTree(json);
        if (!(tree instanceof ObjectNode node)) {
            throw new UnreadableEvent(position, "broken payload of " + type, null);
        }
        payloads.openAll(eventId, node);
        for (int r = revision; r != EventCatalogue.revisionOf(shape); r++) {
            PayloadUpcaster upcaster = upcasters.get(step(type, r));
            if (upcaster == null) {
                throw new UnreadableEvent(position, "unknown revision %d of %s".formatted(revision, type), null);
            }
            node = upcaster.upcast(node);
        }
        return EventJson.mapper().treeToValue(node, shape);
    }

    private static UUID eventId(DomainEventMessage<?> message, int index) {
        String commandId = Messages.ofCurrentCommand(Receipt.COMMAND_ID_KEY, String.class);
        return commandId == null ? UUID.fromString(message.getIdentifier()) : TimeOrderedIds.derived(commandId, index);
    }

    private static String step(String type, int revision) {
        return type + '@' + revision;
    }
}
