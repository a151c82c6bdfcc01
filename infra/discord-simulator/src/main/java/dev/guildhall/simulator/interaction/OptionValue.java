package dev.guildhall.simulator.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.guildhall.simulator.http.Problem;
import dev.guildhall.simulator.wire.Json;
import java.util.Locale;
import java.util.Optional;

/** What was typed for an option, turned into the value that its registered type asks for; what a client forbids is refused. */
final class OptionValue {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Beyond this, whole numbers lose precision in Discord's JSON. */
    static final long MAX_INTEGER = 1L << 53;

    private OptionValue() {}

    /**
     * The value of the option's type.
     *
     * @throws Problem if what was typed cannot be it
     */
    static JsonNode of(JsonNode option, String typed, Resolved resolved) {
        if (!option.path("choices").isEmpty()) {
            return choice(option, typed)
                    .orElseThrow(() -> wrong(option, "must be one of the choices, not '" + typed + "'"));
        }
        return switch (option.path("type").asInt()) {
            case OptionType.STRING -> string(option, typed);
            case OptionType.INTEGER -> integer(option, typed);
            case OptionType.NUMBER -> number(option, typed);
            case OptionType.BOOLEAN -> bool(option, typed);
            case OptionType.USER -> NODES.textNode(resolved.user(typed));
            case OptionType.CHANNEL -> channel(option, typed, resolved);
            case OptionType.ROLE -> NODES.textNode(resolved.role(typed));
            case OptionType.MENTIONABLE -> NODES.textNode(resolved.mentionable(typed));
            default -> throw wrong(option, "is of a type that cannot be typed here");
        };
    }

    private static Optional<JsonNode> choice(JsonNode option, String typed) {
        return option.path("choices")
                .valueStream()
                .filter(choice -> typed.equals(choice.path("name").asText())
                        || typed.equals(choice.path("value").asText()))
                .map(choice -> choice.path("value"))
                .findFirst();
    }

    private static JsonNode string(JsonNode option, String typed) {
        int length = typed.codePointCount(0, typed.length());
        if (length < option.path("min_length").asInt(0)
                || length > option.path("max_length").asInt(6_000)) {
            throw wrong(option, "has the wrong length");
        }
        return NODES.textNode(typed);
    }

    private static JsonNode integer(JsonNode option, String typed) {
        try {
            long value = Long.parseLong(typed);
            requireWithin(option, (double) value);
            return NODES.numberNode(value);
        } catch (NumberFormatException malformed) {
            throw wrong(option, "must be a whole number");
        }
    }

    private static JsonNode number(JsonNode option, String typed) {
        try {
            double value = Double.parseDouble(typed);
            requireWithin(option, value);
            return NODES.numberNode(value);
        } catch (NumberFormatException malformed) {
            throw wrong(option, "must be a number");
        }
    }

    private static void requireWithin(JsonNode option, double value) {
        double least = option.path("min_value").asDouble(-MAX_INTEGER);
        double most = option.path("max_value").asDouble(MAX_INTEGER);
        if (!(value >= least && value <= most)) {
            throw wrong(option, "must be between " + least + " and " + most);
        }
    }

    private static JsonNode bool(JsonNode option, String typed) {
        return switch (typed.toLowerCase(Locale.ROOT)) {
            case "true" -> NODES.booleanNode(true);
            case "false" -> NODES.booleanNode(false);
            default -> throw wrong(option, "must be true or false");
        };
    }

    private static JsonNode channel(JsonNode option, String typed, Resolved resolved) {
        String id = resolved.channel(typed);
        JsonNode types = option.path("channel_types");
        int type = resolved.channelType(id);
        if (!types.isEmpty() && types.valueStream().noneMatch(each -> each.asInt() == type)) {
            throw wrong(option, "takes no channel of this kind");
        }
        return NODES.textNode(id);
    }

    private static Problem wrong(JsonNode option, String what) {
        return Problem.invalid("option '" + Json.text(option, "name", "") + "' " + what);
    }
}
