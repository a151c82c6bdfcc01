package dev.guildhall.query.configuration;

import dev.guildhall.door.access.GuildAuthority;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.permission.GuildPermission;
import dev.guildhall.events.wire.ConfigPart;
import dev.guildhall.events.wire.Subscription;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;

/** A guild's view as a row, and back. Words that this program does not know (it may be the older one) are left out. */
final class GuildRow {
    static final String COLUMNS =
            "guild_id, owner_id, name, present, settings, modules, subscription, permissions, part_versions, version,"
                    + " reload_version, position";

    private static final TypeReference<Map<String, Object>> SETTINGS = new TypeReference<>() {};
    private static final TypeReference<Map<String, ModuleChoice>> MODULES = new TypeReference<>() {};
    private static final TypeReference<Map<String, List<String>>> PERMISSIONS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Long>> PART_VERSIONS = new TypeReference<>() {};

    private GuildRow() {}

    static GuildView read(ResultSet row) throws SQLException {
        GuildAuthority authority = new GuildAuthority(
                row.getBoolean("present"),
                row.getString("owner_id"),
                permissions(EventJson.mapper().readValue(row.getString("permissions"), PERMISSIONS)));
        return new GuildView(
                row.getString("guild_id"),
                row.getString("name"),
                authority,
                EventJson.mapper().readValue(row.getString("settings"), SETTINGS),
                EventJson.mapper().readValue(row.getString("modules"), MODULES),
                EventJson.read(row.getString("subscription"), Subscription.class),
                partVersions(EventJson.mapper().readValue(row.getString("part_versions"), PART_VERSIONS)),
                row.getLong("version"),
                row.getLong("reload_version"),
                row.getLong("position"));
    }

    static String permissions(GuildAuthority authority) {
        Map<String, List<GuildPermission>> sorted = new TreeMap<>();
        authority
                .permissions()
                .forEach((user, own) -> sorted.put(user, own.stream().sorted().toList()));
        return EventJson.writeString(sorted);
    }

    static String partVersions(GuildView view) {
        Map<String, Long> words = new TreeMap<>();
        view.partVersions().forEach((part, version) -> words.put(part.word(), version));
        return EventJson.writeString(words);
    }

    private static Map<String, Set<GuildPermission>> permissions(Map<String, List<String>> stored) {
        Map<String, Set<GuildPermission>> known = new HashMap<>();
        stored.forEach((user, words) -> {
            Set<GuildPermission> own = EnumSet.noneOf(GuildPermission.class);
            Arrays.stream(GuildPermission.values())
                    .filter(p -> words.contains(p.name()))
                    .forEach(own::add);
            known.put(user, Set.copyOf(own));
        });
        return known;
    }

    private static Map<ConfigPart, Long> partVersions(Map<String, Long> stored) {
        Map<ConfigPart, Long> known = new EnumMap<>(ConfigPart.class);
        for (ConfigPart part : ConfigPart.values()) {
            Long version = stored.get(part.word());
            if (version != null) {
                known.put(part, version);
            }
        }
        return known;
    }
}
