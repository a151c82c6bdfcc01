package dev.guildhall.simulator.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.http.ApiError;
import dev.guildhall.simulator.wire.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Buttons, selects and what holds them. */
public final class Components {
    public static final int BUTTON = 2;
    public static final int STRING_SELECT = 3;

    /** Components of one message, nested ones included. */
    static final int MAX_COMPONENTS = 40;

    static final int MAX_CUSTOM_ID = 100;
    static final int MAX_LABEL = 80;

    private Components() {}

    /** A copy in which every component has a number, as Discord gives them; custom ids are checked. */
    public static ArrayNode checked(JsonNode given) {
        ArrayNode components = given.isArray() ? given.deepCopy() : Json.array();
        number(components, "components", new HashSet<>(), 0);
        return components;
    }

    private static int number(Iterable<JsonNode> components, String path, Set<String> customIds, int before) {
        int count = before;
        int index = 0;
        for (JsonNode component : components) {
            String at = path + "." + index++;
            if (component instanceof ObjectNode object) {
                count = check(object, at, customIds, count);
            }
        }
        return count;
    }

    private static int check(ObjectNode component, String at, Set<String> customIds, int before) {
        int count = before + 1;
        if (count > MAX_COMPONENTS) {
            throw ApiError.invalidForm(at, "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", "Too many components.");
        }
        if (!component.has("id")) {
            component.put("id", count);
        }
        String customId = Json.text(component, "custom_id");
        if (customId != null) {
            MessageForm.tooLong(at + ".custom_id", customId, MAX_CUSTOM_ID);
            if (!customIds.add(customId)) {
                throw ApiError.invalidForm(
                        at + ".custom_id",
                        "COMPONENT_CUSTOM_ID_DUPLICATED",
                        "Component custom id cannot be duplicated");
            }
        }
        MessageForm.tooLong(at + ".label", Json.text(component, "label", ""), MAX_LABEL);
        return number(children(component), at + ".components", customIds, count);
    }

    /** What a component holds: a row's several, a section's accessory, a label's one. */
    private static List<JsonNode> children(JsonNode component) {
        List<JsonNode> children = new ArrayList<>();
        component.path("components").forEach(children::add);
        for (String only : new String[] {"component", "accessory"}) {
            if (component.path(only).isObject()) {
                children.add(component.path(only));
            }
        }
        return children;
    }

    /** The component with that custom id, wherever it is nested. */
    public static Optional<JsonNode> find(Iterable<JsonNode> components, String customId) {
        for (JsonNode component : components) {
            if (customId.equals(Json.text(component, "custom_id"))) {
                return Optional.of(component);
            }
            Optional<JsonNode> nested = find(children(component), customId);
            if (nested.isPresent()) {
                return nested;
            }
        }
        return Optional.empty();
    }
}
