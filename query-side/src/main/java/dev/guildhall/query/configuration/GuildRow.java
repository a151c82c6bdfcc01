package dev.guildhall.query.configuration;

import dev.guildhall.door.access.GuildAuthority;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.wire.ConfigPart;
import dev.guildhall.events.wire.Subscription;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;

/** A guild's view as a row, and back. Words that this program does not know (it may be the older one) are left out. */
public final class GuildRow {
    public static final String COLUMNS =
            "guild_id, owner_id, name, present, settings, modules, subscription, permissions, part_versions, version,"
                    + " reload_version, position";

    private static final TypeReference<Map<String, Object>> SETTINGS = new TypeReference<>() {};
    private static final TypeReference<Map<String, ModuleChoice>> MODULES = new TypeReference<>() {};
    private static final TypeReference<Map<String, List<String>>> AUTHORITY = new TypeReference<>() {};
    private static final TypeReference<Map<String, Long>> PART_VERSIONS = new TypeReference<>() {};

    private GuildRow() {}

    public static GuildView read(ResultSet row) throws SQLException {
        String guildId = row.getString("guild_id");
        GuildAuthority authority = AuthorityWords.read(
                row.getBoolean("present"),
                row.getString("owner_id"),
                guildId,
                EventJson.mapper().readValue(row.getString("permissions"), AUTHORITY));
        return new GuildView(
                guildId,
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

    public static String permissions(GuildView view) {
        return EventJson.writeString(AuthorityWords.of(view.authority(), view.guildId()));
    }

    public static String partVersions(GuildView view) {
        Map<String, Long> words = new TreeMap<>();
        view.partVersions().forEach((part, version) -> words.put(part.word(), version));
        return EventJson.writeString(words);
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
