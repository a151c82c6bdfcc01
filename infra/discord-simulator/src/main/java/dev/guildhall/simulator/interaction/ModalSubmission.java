package dev.guildhall.simulator.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.http.Problem;
import dev.guildhall.simulator.wire.Json;
import org.jspecify.annotations.Nullable;

/** The {@code data} of a modal interaction: the modal's tree with values in place of inputs. */
final class ModalSubmission {
    private static final int TEXT_INPUT = 4;
    private static final int STRING_SELECT = 3;
    private static final int MAX_INPUT = 4_000;

    private ModalSubmission() {}

    static ObjectNode of(Interaction opened, ObjectNode fields) {
        JsonNode modal = opened.form();
        if (modal == null) {
            throw Problem.notFound("the interaction was not answered with a modal");
        }
        ObjectNode data = Json.object();
        data.set("custom_id", modal.path("custom_id"));
        data.set("components", filled(modal.path("components"), fields));
        data.putObject("resolved");
        return data;
    }

    private static ArrayNode filled(JsonNode components, ObjectNode fields) {
        ArrayNode filled = Json.array();
        for (JsonNode component : components) {
            ObjectNode kept = Json.object();
            for (String field : new String[] {"type", "id", "custom_id"}) {
                if (component.has(field)) {
                    kept.set(field, component.get(field));
                }
            }
            if (component.has("components")) {
                kept.set("components", filled(component.path("components"), fields));
            }
            if (component.has("component")) {
                ArrayNode inner = filled(Json.array().add(component.path("component")), fields);
                kept.set("component", inner.path(0));
            }
            fill(kept, component, fields);
            filled.add(kept);
        }
        return filled;
    }

    private static void fill(ObjectNode kept, JsonNode input, ObjectNode fields) {
        JsonNode given = fields.path(Json.text(input, "custom_id", ""));
        switch (input.path("type").asInt()) {
            case TEXT_INPUT -> kept.put("value", text(input, given.isMissingNode() ? null : given.asText()));
            case STRING_SELECT -> kept.set("values", given.isArray() ? given : preselected(input));
            default -> {
                // Rows and labels hold inputs but no value.
            }
        }
    }

    private static ArrayNode preselected(JsonNode select) {
        ArrayNode values = Json.array();
        for (JsonNode option : select.path("options")) {
            if (option.path("default").asBoolean()) {
                values.add(option.path("value"));
            }
        }
        return values;
    }

    private static String text(JsonNode input, @Nullable String given) {
        String value = given == null ? Json.text(input, "value", "") : given;
        int length = value.codePointCount(0, value.length());
        boolean required = input.path("required").asBoolean(true);
        if (length == 0 && !required) {
            return value;
        }
        if (length < Math.max(required ? 1 : 0, input.path("min_length").asInt())
                || length > input.path("max_length").asInt(MAX_INPUT)) {
            throw Problem.invalid("input '" + Json.text(input, "custom_id", "") + "' has the wrong length");
        }
        return value;
    }
}
