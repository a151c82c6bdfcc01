package dev.guildhall.e2e.fault.rebuild;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Guilds as they are, and as they were after every so many of their own events. */
final class FoldedGuilds implements FoldedView {
    /** After so many of a guild's own events there is a checkpoint. */
    private static final int CHECKPOINT = 128;

    private static final Set<String> MODULES =
            Set.of("welcome", "moderation", "leveling", "giveaway", "tickets", "autoresponder", "tempvoice", "music");

    private final FoldedTable guilds = new FoldedTable(
            "guild_configuration",
            "guild_id",
            "owner_id",
            "name",
            "present",
            "settings",
            "modules",
            "subscription",
            "permissions",
            "part_versions",
            "version",
            "reload_version",
            "position");
    private final FoldedTable checkpoints = new FoldedTable(
            "guild_checkpoint",
            "guild_id",
            "position",
            "sequence",
            "recorded_at",
            "owner_id",
            "name",
            "present",
            "settings",
            "modules",
            "subscription",
            "permissions",
            "part_versions",
            "version",
            "reload_version");
    private final Map<String, FoldedPeople> people = new HashMap<>();

    @Override
    public List<FoldedTable> tables() {
        return List.of(guilds, checkpoints);
    }

    @Override
    public void follow(StoredEvent event) {
        if (!event.aggregateId().equals("guild:" + event.guildId())) {
            return;
        }
        ObjectNode row = guilds.row(event.guildId());
        String feature = event.type().substring(0, event.type().indexOf('.'));
        switch (feature) {
            case "guild" -> guild(row, event);
            case "settings" -> chosen(row, event, "settings", (ObjectNode) row.path("settings"));
            case "module" -> module(row, event);
            case "subscription" -> chosen(row, event, "subscription", (ObjectNode) row.path("subscription"));
            case "permission" -> permission(row, event);
            default -> throw event.unknown();
        }
        row.put("position", event.position());
        if ((event.sequence() + 1) % CHECKPOINT == 0) {
            checkpoint(row, event);
        }
    }

    private void guild(ObjectNode row, StoredEvent event) {
        switch (event.type()) {
            case "guild.Registered" -> registered(row, event);
            case "guild.Renamed" -> row.set("name", event.value("after"));
            case "guild.OwnershipTransferred" -> row.set("owner_id", event.value("after"));
            case "guild.Left" -> row.put("present", false);
            case "guild.Rejoined" -> row.put("present", true);
            default -> throw event.unknown();
        }
        reloaded(row, event);
    }

    /** Who is registered again keeps what was chosen; of who has a say nothing is known. */
    private void registered(ObjectNode row, StoredEvent event) {
        if (row.path("guild_id").isNull()) {
            row.put("guild_id", event.guildId());
            row.putObject("settings");
            row.putObject("modules");
            row.putObject("subscription").put("plan", "FREE").putNull("until");
            row.putObject("part_versions");
        }
        row.set("name", event.value("name"));
        row.set("owner_id", event.value("ownerId"));
        row.put("present", true);
        people.put(event.guildId(), new FoldedPeople(event.guildId()));
        row.putObject("permissions");
    }

    private static void reloaded(ObjectNode row, StoredEvent event) {
        row.put("version", event.position()).put("reload_version", event.position());
    }

    private static void chosen(ObjectNode row, StoredEvent event, String part, ObjectNode chosen) {
        for (JsonNode change : event.payload().path("changes")) {
            String path = change.path("path").asText();
            if (change.hasNonNull("after")) {
                chosen.set(path, change.path("after"));
            } else if (!part.equals("subscription")) {
                chosen.remove(path);
            } else if (path.equals("plan")) {
                chosen.put(path, "FREE");
            } else {
                chosen.putNull(path);
            }
        }
        ((ObjectNode) row.path("part_versions")).put(part, event.position());
        row.put("version", event.position());
    }

    private static void module(ObjectNode row, StoredEvent event) {
        String name = event.text("module");
        ObjectNode modules = (ObjectNode) row.path("modules");
        if (!modules.has(name)) {
            modules.putObject(name).put("enabled", false).putObject("config");
        }
        ObjectNode module = (ObjectNode) modules.path(name);
        if (!MODULES.contains(name)) {
            throw event.unknown();
        }
        switch (event.type()) {
            case "module.Enabled" -> module.put("enabled", true);
            case "module.Disabled" -> module.put("enabled", false);
            case "module.Configured" -> {}
            default -> throw event.unknown();
        }
        chosen(row, event, name, (ObjectNode) module.path("config"));
    }

    private void permission(ObjectNode row, StoredEvent event) {
        FoldedPeople known = people.computeIfAbsent(event.guildId(), FoldedPeople::new);
        known.follow(event);
        ObjectNode words = row.putObject("permissions");
        known.words().forEach((id, own) -> {
            ArrayNode list = words.putArray(id);
            own.forEach(list::add);
        });
        if (event.type().equals("permission.AccessChanged")) {
            reloaded(row, event);
        }
    }

    private void checkpoint(ObjectNode row, StoredEvent event) {
        ObjectNode checkpoint = checkpoints.row(event.guildId() + " " + event.position());
        checkpoint.setAll(row.deepCopy());
        checkpoint.put("sequence", event.sequence()).put("recorded_at", event.recordedAt());
    }
}
