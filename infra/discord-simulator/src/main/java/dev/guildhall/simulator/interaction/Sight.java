package dev.guildhall.simulator.interaction;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.world.Message;
import org.jspecify.annotations.Nullable;

/** What the member sees of an interaction. */
final class Sight {
    private Sight() {}

    /** The client's own words when the bot does not answer in time. */
    static ObjectNode noResponse(Interaction interaction) {
        return clientSays("no-response", "The application did not respond").put("interactionId", interaction.id());
    }

    /** The client's own words when it does not even ask the bot. */
    static ObjectNode refused(String content) {
        return clientSays("refused", content);
    }

    private static ObjectNode clientSays(String status, String content) {
        ObjectNode json = Json.object().put("status", status).put("content", content);
        json.putArray("embeds");
        json.putArray("components");
        json.putArray("attachments");
        return json.put("ephemeral", true).putNull("ackMillis");
    }

    static ObjectNode of(Interaction interaction) {
        Message message = interaction.shown();
        ObjectNode json = message == null ? empty() : message(message);
        json.put("status", status(interaction, message))
                .put("interactionId", interaction.id())
                .put("ackMillis", interaction.ackMillis());
        ArrayNode followUps = json.putArray("followUps");
        interaction.followUps().forEach(followUp -> followUps.add(message(followUp)));
        if (interaction.form() != null) {
            boolean autocomplete = interaction.type() == Interaction.AUTOCOMPLETE;
            json.set(autocomplete ? "choices" : "modal", interaction.form());
        }
        return json;
    }

    private static String status(Interaction interaction, @Nullable Message message) {
        if (interaction.form() != null) {
            return interaction.type() == Interaction.AUTOCOMPLETE ? "choices" : "modal";
        }
        return message != null && message.loading() ? "thinking" : "replied";
    }

    private static ObjectNode empty() {
        ObjectNode json = Json.object().put("content", "");
        json.putArray("embeds");
        json.putArray("components");
        json.putArray("attachments");
        return json.put("ephemeral", true);
    }

    /** A message with the fields that a reader cares for. */
    static ObjectNode message(Message message) {
        ObjectNode json = Json.object()
                .put("content", message.body().path("content").asText())
                .put("ephemeral", message.ephemeral())
                .put("messageId", message.id())
                .put("channelId", message.channelId());
        json.set("embeds", message.body().path("embeds").deepCopy());
        json.set("components", message.body().path("components").deepCopy());
        json.set("attachments", message.body().path("attachments").deepCopy());
        return json;
    }
}
