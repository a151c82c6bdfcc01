package dev.guildhall.simulator.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.http.Problem;
import dev.guildhall.simulator.message.Components;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.world.Guild;

/** The {@code data} of a component interaction. */
final class Selection {
    private static final int USER_SELECT = 5;
    private static final int ROLE_SELECT = 6;
    private static final int MENTIONABLE_SELECT = 7;
    private static final int CHANNEL_SELECT = 8;

    private Selection() {}

    static ObjectNode of(JsonNode component, JsonNode values, Guild guild) {
        int type = component.path("type").asInt();
        ObjectNode data = Json.object().put("component_type", type);
        data.set("custom_id", component.path("custom_id"));
        data.set("id", component.path("id"));
        if (type == Components.BUTTON) {
            return data;
        }
        int least = component.path("min_values").asInt(1);
        int most = component.path("max_values").asInt(1);
        if (values.size() < least || values.size() > most) {
            throw Problem.invalid("values must be between " + least + " and " + most);
        }
        Resolved resolved = new Resolved(guild);
        ArrayNode chosen = data.putArray("values");
        values.forEach(value -> chosen.add(chosen(component, type, value.asText(), resolved)));
        if (type != Components.STRING_SELECT) {
            data.set("resolved", resolved.json());
        }
        return data;
    }

    private static String chosen(JsonNode component, int type, String value, Resolved resolved) {
        return switch (type) {
            case Components.STRING_SELECT -> offered(component, value);
            case USER_SELECT -> resolved.user(value);
            case ROLE_SELECT -> resolved.role(value);
            case MENTIONABLE_SELECT -> resolved.mentionable(value);
            case CHANNEL_SELECT -> resolved.channel(value);
            default -> throw Problem.invalid("a component of type " + type + " cannot be used");
        };
    }

    private static String offered(JsonNode component, String value) {
        if (component.path("options").valueStream().noneMatch(option -> value.equals(Json.text(option, "value")))) {
            throw Problem.invalid("the select does not offer " + value);
        }
        return value;
    }
}
