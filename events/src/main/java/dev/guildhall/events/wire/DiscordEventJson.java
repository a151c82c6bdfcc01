package dev.guildhall.events.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of {@link DiscordEvent}, the only envelope of which a part may be missing. */
final class DiscordEventJson {
    private static final String USER_ID = "userId";

    private DiscordEventJson() {}

    /** The same with nothing missing, to be read as strictly as everything else. */
    private record Whole(
            String id,
            DiscordEventType type,
            String guildId,
            @Nullable String userId,
            Map<String, @Nullable Object> data,
            long timestamp,
            long version) {}

    static final class Writer extends ValueSerializer<DiscordEvent> {
        @Override
        public void serialize(DiscordEvent event, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            json.writeStringProperty("id", event.id());
            json.writeStringProperty("type", event.type().name());
            json.writeStringProperty("guildId", event.guildId());
            if (event.userId() != null) {
                json.writeStringProperty(USER_ID, event.userId());
            }
            json.writePOJOProperty("data", event.data());
            json.writeNumberProperty("timestamp", event.timestamp());
            json.writeNumberProperty("version", event.version());
            json.writeEndObject();
        }
    }

    static final class Reader extends ValueDeserializer<DiscordEvent> {
        @Override
        public DiscordEvent deserialize(JsonParser json, DeserializationContext context) {
            JsonNode tree = context.readTree(json);
            if (tree instanceof ObjectNode object && !object.has(USER_ID)) {
                object.putNull(USER_ID);
            }
            Whole whole = context.readTreeAsValue(tree, Whole.class);
            return new DiscordEvent(
                    whole.id(),
                    whole.type(),
                    whole.guildId(),
                    whole.userId(),
                    whole.data(),
                    whole.timestamp(),
                    whole.version());
        }
    }
}
