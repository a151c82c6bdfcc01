package dev.guildhall.query.permission;

import dev.guildhall.door.access.AccessLevel;
import dev.guildhall.events.wire.GuildAccess;
import dev.guildhall.query.configuration.GuildView;
import dev.guildhall.query.configuration.GuildViews;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The guilds that a user may at least read. Thread-safe. */
public final class VisibleGuilds {
    /** Guilds read at a time for several users: those of many people are large. */
    private static final int GUILDS_AT_ONCE = 50;

    private final GuildViews views;

    public VisibleGuilds(GuildViews views) {
        this.views = views;
    }

    /** By guild id. */
    public List<GuildAccess.Entry> to(String userId) {
        return views.ofUser(userId).stream()
                .map(view -> entry(view, userId))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The same for several users, each of whom is in the answer. */
    public Map<String, List<GuildAccess.Entry>> to(Collection<String> userIds) {
        Map<String, List<GuildAccess.Entry>> visible = new LinkedHashMap<>();
        userIds.forEach(userId -> visible.put(userId, new ArrayList<>()));
        String after = "";
        List<GuildView> guilds;
        do {
            guilds = views.ofUsers(visible.keySet(), after, GUILDS_AT_ONCE);
            for (GuildView guild : guilds) {
                visible.forEach((userId, entries) -> entry(guild, userId).ifPresent(entries::add));
                after = guild.guildId();
            }
        } while (guilds.size() == GUILDS_AT_ONCE);
        return visible;
    }

    /** Empty when the user may not see the guild. */
    private static Optional<GuildAccess.Entry> entry(GuildView view, String userId) {
        AccessLevel level = view.authority().levelOf(userId);
        return level.mayRead()
                ? Optional.of(new GuildAccess.Entry(view.guildId(), view.name(), level.word()))
                : Optional.empty();
    }
}
