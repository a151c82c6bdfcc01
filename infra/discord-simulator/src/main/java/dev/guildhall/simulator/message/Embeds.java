package dev.guildhall.simulator.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.http.ApiError;
import dev.guildhall.simulator.wire.Json;

/** The framed parts of a message. */
final class Embeds {
    static final int MAX_EMBEDS = 10;
    static final int MAX_TITLE = 256;
    static final int MAX_DESCRIPTION = 4_096;
    static final int MAX_FIELDS = 25;

    private Embeds() {}

    /** A copy with the fields that Discord fills in. */
    static ArrayNode checked(JsonNode given) {
        tooMany("embeds", given, MAX_EMBEDS);
        ArrayNode embeds = Json.array();
        for (JsonNode embed : given) {
            String at = "embeds." + embeds.size();
            if (!(embed instanceof ObjectNode object)) {
                throw ApiError.invalidForm(at, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
            }
            embeds.add(checked(object, at));
        }
        return embeds;
    }

    private static ObjectNode checked(ObjectNode embed, String at) {
        MessageForm.tooLong(at + ".title", Json.text(embed, "title", ""), MAX_TITLE);
        MessageForm.tooLong(at + ".description", Json.text(embed, "description", ""), MAX_DESCRIPTION);
        tooMany(at + ".fields", embed.path("fields"), MAX_FIELDS);
        ObjectNode kept = embed.deepCopy();
        for (JsonNode field : kept.path("fields")) {
            if (field instanceof ObjectNode object && !object.has("inline")) {
                object.put("inline", false);
            }
        }
        return kept.put("type", "rich");
    }

    private static void tooMany(String at, JsonNode list, int most) {
        if (list.size() > most) {
            throw ApiError.invalidForm(at, "BASE_TYPE_MAX_LENGTH", "Must be " + most + " or fewer in length.");
        }
    }
}
