package dev.guildhall.simulator.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.http.ApiError;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.world.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The commands that the bot has registered, for everywhere or for one guild. Confined to the world's thread. */
public final class ApplicationCommands {
    /** Commands per scope; Discord allows so many slash commands, and few of the other kinds. */
    public static final int MAX_COMMANDS = 100;

    private static final String GLOBAL = "";

    private final Map<String, Map<String, ObjectNode>> byScope = new HashMap<>();
    private final World world;

    public ApplicationCommands(World world) {
        this.world = world;
    }

    /** All commands of a guild, or with null those for everywhere. */
    public List<ObjectNode> list(@Nullable String guildId) {
        return List.copyOf(scope(guildId).values());
    }

    public ObjectNode get(@Nullable String guildId, String commandId) {
        return Optional.ofNullable(scope(guildId).get(commandId)).orElseThrow(ApiError::unknownCommand);
    }

    /** The command as a member of the guild finds it: the guild's own before that for everywhere. */
    public Optional<ObjectNode> find(String guildId, String name) {
        return named(scope(guildId), name, 1).or(() -> named(scope(null), name, 1));
    }

    /** What a member of the guild is offered, whatever the permissions. */
    public List<ObjectNode> visibleIn(String guildId) {
        Map<String, ObjectNode> byName = new LinkedHashMap<>();
        scope(null).values().forEach(command -> byName.put(command.path("name").asText(), command));
        scope(guildId)
                .values()
                .forEach(command -> byName.put(command.path("name").asText(), command));
        return List.copyOf(byName.values());
    }

    /** Creates the command, or replaces the one of the same name and kind. */
    public ObjectNode upsert(@Nullable String guildId, JsonNode form) {
        CommandForm.check(form);
        Map<String, ObjectNode> scope = scope(guildId);
        Optional<ObjectNode> earlier =
                named(scope, form.path("name").asText(), form.path("type").asInt(1));
        if (earlier.isEmpty() && scope.size() >= MAX_COMMANDS) {
            throw ApiError.of(400, 30_032, "Maximum number of application commands reached (" + MAX_COMMANDS + ")");
        }
        String id = earlier.map(command -> command.path("id").asText()).orElseGet(world::nextId);
        ObjectNode command = command(id, guildId, form);
        scope.put(id, command);
        return command;
    }

    /** Changes the fields that the form names. */
    public ObjectNode edit(@Nullable String guildId, String commandId, ObjectNode form) {
        ObjectNode merged = get(guildId, commandId).deepCopy();
        merged.setAll(form);
        CommandForm.check(merged);
        ObjectNode command = command(commandId, guildId, merged);
        scope(guildId).put(commandId, command);
        return command;
    }

    public void delete(@Nullable String guildId, String commandId) {
        get(guildId, commandId);
        scope(guildId).remove(commandId);
    }

    /** Replaces all commands of the scope; those that stay by name keep their ids. Nothing changes if one is refused. */
    public List<ObjectNode> overwrite(@Nullable String guildId, JsonNode forms) {
        if (!forms.isArray()) {
            throw ApiError.malformedJson();
        }
        if (forms.size() > MAX_COMMANDS) {
            throw ApiError.of(400, 30_032, "Maximum number of application commands reached (" + MAX_COMMANDS + ")");
        }
        forms.forEach(CommandForm::check);
        List<ObjectNode> kept = new ArrayList<>();
        forms.forEach(form -> kept.add(upsert(guildId, form)));
        Map<String, ObjectNode> scope = scope(guildId);
        scope.values().retainAll(kept);
        return kept;
    }

    private ObjectNode command(String id, @Nullable String guildId, JsonNode form) {
        ObjectNode command = form.deepCopy();
        command.put("id", id).put("application_id", world.bot().id()).put("version", world.nextId());
        command.put("type", form.path("type").asInt(1));
        command.put("description", form.path("description").asText());
        command.put("default_member_permissions", Json.text(form, "default_member_permissions"));
        command.put("nsfw", form.path("nsfw").asBoolean());
        if (guildId != null) {
            command.put("guild_id", guildId);
        }
        command.set("contexts", form.path("contexts").isArray() ? numbers(form.path("contexts")) : null);
        command.set(
                "integration_types",
                form.path("integration_types").isArray()
                        ? numbers(form.path("integration_types"))
                        : Json.array().add(0));
        return command;
    }

    /** Texts of digits are taken for numbers too. */
    private static ArrayNode numbers(JsonNode given) {
        ArrayNode numbers = Json.array();
        given.forEach(each -> numbers.add(each.asInt()));
        return numbers;
    }

    private Map<String, ObjectNode> scope(@Nullable String guildId) {
        return byScope.computeIfAbsent(guildId == null ? GLOBAL : guildId, scope -> new LinkedHashMap<>());
    }

    private static Optional<ObjectNode> named(Map<String, ObjectNode> scope, String name, int type) {
        return scope.values().stream()
                .filter(command -> command.path("name").asText().equals(name)
                        && command.path("type").asInt() == type)
                .findFirst();
    }
}
