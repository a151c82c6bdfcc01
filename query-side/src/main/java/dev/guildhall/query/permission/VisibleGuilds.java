package dev.guildhall.query.permission;

import dev.guildhall.door.access.AccessLevel;
import dev.guildhall.events.wire.GuildAccess;
import dev.guildhall.query.configuration.GuildView;
import dev.guildhall.query.configuration.GuildViews;
import java.util.List;

/** The guilds that a user may at least read. Thread-safe. */
public final class VisibleGuilds {
    private final GuildViews views;

    public VisibleGuilds(GuildViews views) {
        this.views = views;
    }

    /** By guild id. */
    public List<GuildAccess.Entry> to(String userId) {
        return views.ofUser(userId).stream()
                .filter(view -> view.authority().levelOf(userId).mayRead())
                .map(view -> entry(view, view.authority().levelOf(userId)))
                .toList();
    }

    private static GuildAccess.Entry entry(GuildView view, AccessLevel level) {
        return new GuildAccess.Entry(view.guildId(), view.name(), level.word());
    }
}
