package dev.guildhall.eventlog;

import dev.guildhall.events.EventJson;
import dev.guildhall.events.PersonalFields;
import dev.guildhall.events.SealedValue;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The stored form of payloads: the JSON of the event's record, in which every text that is declared {@link
 * dev.guildhall.events.Personal} is sealed under the key of the person that it is about. Thread-safe.
 */
final class PayloadCodec {
    /** Metadata has the same event id and fields of its own: what is sealed here must not fit there. */
    static final String PLACE = "payload/";

    private final PersonalData personal;
    private final ConcurrentMap<Class<?>, PersonalFields> fields = new ConcurrentHashMap<>();

    PayloadCodec(PersonalData personal) {
        this.personal = personal;
    }

    /** @throws IllegalArgumentException when a personal text is about nobody */
    byte[] write(UUID eventId, Object event) {
        PersonalFields declared = declared(event.getClass());
        if (declared.isEmpty()) {
            return EventJson.write(event);
        }
        ObjectNode tree = EventJson.mapper().valueToTree(event);
        declared.replace(
                tree,
                (path, subject, value) -> personal.seal(
                                subject.orElseThrow(), eventId, PLACE + path, value.stringValue())
                        .toJson());
        return EventJson.write(tree);
    }

    /**
     * @param shape that of the revision in which the event was stored
     * @throws GeneralSecurityException when a sealed text was tampered with
     * @throws IllegalArgumentException when something else stands in the place of a sealed text
     * @throws tools.jackson.core.JacksonException when the JSON is not of that shape
     */
    <T> T read(UUID eventId, byte[] json, Class<T> shape) throws GeneralSecurityException {
        PersonalFields declared = declared(shape);
        if (declared.isEmpty()) {
            return EventJson.read(json, shape);
        }
        JsonNode tree = EventJson.mapper().readTree(json);
        if (tree instanceof ObjectNode event) {
            Opening opening = new Opening(eventId);
            declared.replace(event, opening);
            opening.check();
        }
        return EventJson.mapper().treeToValue(tree, shape);
    }

    /** Opens what is sealed in a payload whose record is no longer known, for upcasters to go on from. */
    void openAll(UUID eventId, ObjectNode event) throws GeneralSecurityException {
        Opening opening = new Opening(eventId);
        PersonalFields.replaceSealed(event, opening);
        opening.check();
    }

    private PersonalFields declared(Class<?> shape) {
        return fields.computeIfAbsent(shape, PersonalFields::of);
    }

    /** Remembers the first failure, because a replacement has nobody to throw a checked one at. */
    private final class Opening implements PersonalFields.Replacement {
        private final UUID eventId;
        private Optional<GeneralSecurityException> failure = Optional.empty();

        Opening(UUID eventId) {
            this.eventId = eventId;
        }

        @Override
        public JsonNode of(String path, Optional<String> subject, JsonNode node) {
            SealedValue value = SealedValue.of(node);
            try {
                if (subject.isPresent() && !subject.get().equals(value.subject())) {
                    throw new GeneralSecurityException(path + " is sealed for somebody else");
                }
                return JsonNodeFactory.instance.stringNode(
                        personal.open(value, eventId, PLACE + path).orElse(SealedValue.ERASED));
            } catch (GeneralSecurityException e) {
                failure = failure.or(() -> Optional.of(e));
                return node;
            }
        }

        void check() throws GeneralSecurityException {
            if (failure.isPresent()) {
                throw failure.get();
            }
        }
    }
}
