package dev.guildhall.simulator.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.http.Problem;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.world.Guild;
import org.jspecify.annotations.Nullable;

/** The {@code data} of a command interaction. */
final class CommandData {
    private CommandData() {}

    /**
     * The command with everything that was typed.
     *
     * @throws Problem if a required option is missing or a value does not fit
     */
    static ObjectNode of(ObjectNode command, CommandLine line, Guild guild) {
        Resolved resolved = new Resolved(guild);
        ArrayNode values = Json.array();
        for (JsonNode option : line.options()) {
            String name = Json.text(option, "name", "");
            String typed = line.arguments().get(name);
            if (typed != null) {
                values.add(value(option, OptionValue.of(option, typed, resolved)));
            } else if (option.path("required").asBoolean()) {
                throw Problem.invalid("option '" + name + "' is required");
            }
        }
        return assemble(command, line, values, resolved);
    }

    /** The command as it stands while one option is still being typed. */
    static ObjectNode focused(ObjectNode command, CommandLine line, Guild guild, String focused) {
        Resolved resolved = new Resolved(guild);
        ArrayNode values = Json.array();
        for (JsonNode option : line.options()) {
            String name = Json.text(option, "name", "");
            String typed = line.arguments().get(name);
            if (name.equals(focused)) {
                JsonNode text = JsonNodeFactory.instance.textNode(typed == null ? "" : typed);
                values.add(value(option, text).put("focused", true));
            } else if (typed != null) {
                values.add(value(option, OptionValue.of(option, typed, resolved)));
            }
        }
        return assemble(command, line, values, resolved);
    }

    private static ObjectNode value(JsonNode option, JsonNode value) {
        ObjectNode json = Json.object();
        json.set("name", option.path("name"));
        json.set("type", option.path("type"));
        json.set("value", value);
        return json;
    }

    private static ObjectNode assemble(ObjectNode command, CommandLine line, ArrayNode values, Resolved resolved) {
        ArrayNode options = values;
        for (int depth = line.path().size() - 1; depth >= 0; depth--) {
            boolean group = depth == 0 && line.path().size() == 2;
            ObjectNode branch = Json.object()
                    .put("name", line.path().get(depth))
                    .put("type", group ? OptionType.SUB_COMMAND_GROUP : OptionType.SUB_COMMAND);
            branch.set("options", options);
            options = Json.array().add(branch);
        }
        ObjectNode data = Json.object();
        data.set("id", command.path("id"));
        data.set("name", command.path("name"));
        data.put("type", 1);
        data.set("options", options);
        String guildId = Json.text(command, "guild_id");
        putIfPresent(data, guildId);
        if (!resolved.json().isEmpty()) {
            data.set("resolved", resolved.json());
        }
        return data;
    }

    private static void putIfPresent(ObjectNode data, @Nullable String guildId) {
        if (guildId != null) {
            data.put("guild_id", guildId);
        }
    }
}
