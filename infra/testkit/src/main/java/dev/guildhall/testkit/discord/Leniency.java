package dev.guildhall.testkit.discord;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where Discord takes, and says in its documentation's prose that it takes, more than its description lets through:
 * numbers written as texts, and the other way round. JDA makes use of it; it is not the bot's to change.
 */
final class Leniency {
    /** Described as numbers; JDA sends texts, as the prose has it for sets of permissions. */
    private static final Set<String> NUMBERS =
            Set.of("contexts", "integration_types", "default_member_permissions", "allow", "deny", "permissions");

    /** Lists whose elements have a text as id; JDA sends numbers. */
    private static final Set<String> IDENTIFIED = Set.of("permission_overwrites", "attachments");

    private Leniency() {}

    /** The request as the description has it. */
    static JsonNode described(JsonNode request) {
        JsonNode copy = request.deepCopy();
        mend(copy);
        return copy;
    }

    private static void mend(JsonNode at) {
        if (at instanceof ObjectNode object) {
            for (String field : List.copyOf(object.propertyNames())) {
                JsonNode value = object.path(field);
                if (NUMBERS.contains(field)) {
                    object.set(field, number(value));
                } else if (IDENTIFIED.contains(field)) {
                    value.forEach(Leniency::nameByText);
                }
            }
        }
        at.forEach(Leniency::mend);
    }

    private static JsonNode number(JsonNode value) {
        if (value.isArray()) {
            ArrayNode numbers = JsonNodeFactory.instance.arrayNode();
            value.forEach(each -> numbers.add(number(each)));
            return numbers;
        }
        boolean digits = value.isString() && value.asString().matches("\\d{1,18}");
        return digits ? JsonNodeFactory.instance.numberNode(Long.parseLong(value.asString())) : value;
    }

    private static void nameByText(JsonNode element) {
        if (element instanceof ObjectNode object && object.path("id").isIntegralNumber()) {
            object.put("id", object.path("id").asString());
        }
    }
}
