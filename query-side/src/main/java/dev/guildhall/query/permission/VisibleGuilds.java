package dev.guildhall.query.permission;

import dev.guildhall.door.access.AccessLevel;
import dev.guildhall.events.wire.GuildAccess;
import dev.guildhall.query.configuration.GuildView;
import dev.guildhall.query.configuration.GuildViews;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The guilds that a user may at least read. Thread-safe. */
public final class VisibleGuilds {
    private final GuildViews views;
    private final Consumer<String> asked;

    /** @param asked told of every user who was asked about */
    public VisibleGuilds(GuildViews views, Consumer<String> asked) {
        this.views = views;
        this.asked = asked;
    }

    /** By guild id. */
    public List<GuildAccess.Entry> to(String userId) {
        List<GuildAccess.Entry> visible = views.ofUser(userId).stream()
                .map(view -> entry(view, userId))
                .flatMap(Optional::stream)
                .toList();
        asked.accept(userId);
        return visible;
    }

    /** Empty when the user may not see the guild. */
    static Optional<GuildAccess.Entry> entry(GuildView view, String userId) {
        AccessLevel level = view.authority().levelOf(userId);
        return level.mayRead()
                ? Optional.of(new GuildAccess.Entry(view.guildId(), view.name(), level.word()))
                : Optional.empty();
    }
}
