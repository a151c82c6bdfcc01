package dev.guildhall.query.permission;

import dev.guildhall.door.access.AccessLevel;
import dev.guildhall.door.access.GuildAuthority;
import dev.guildhall.query.configuration.GuildView;
import dev.guildhall.query.configuration.ViewStep;
import java.util.HashSet;
import java.util.Set;

/** Whose list of guilds looks different after an event. Pure. */
final class AccessChanges {
    private AccessChanges() {}

    static Set<String> touched(ViewStep step) {
        GuildView before = step.before();
        GuildAuthority after = step.after().authority();
        Set<String> users = everybody(after);
        if (before == null) {
            return users;
        }
        users.addAll(everybody(before.authority()));
        boolean renamed = !before.name().equals(step.after().name());
        users.removeIf(user -> {
            AccessLevel now = after.levelOf(user);
            return now == before.authority().levelOf(user) && !(renamed && now.mayRead());
        });
        return users;
    }

    private static Set<String> everybody(GuildAuthority authority) {
        Set<String> users = new HashSet<>(authority.permissions().keySet());
        users.add(authority.ownerId());
        return users;
    }
}
