package dev.guildhall.command.guild;

import dev.guildhall.events.permission.GuildPermission;
import dev.guildhall.events.permission.PermissionEvent;
import dev.guildhall.events.permission.PermissionGranted;
import dev.guildhall.events.permission.PermissionRevoked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who has lost and who has gained which permission, in the order of user ids, losses first. */
record PermissionDifference(
        String guildId, Map<String, Set<GuildPermission>> before, Map<String, Set<GuildPermission>> after) {
    List<PermissionEvent> events() {
        List<PermissionEvent> events = new ArrayList<>();
        Set<String> users = new TreeSet<>(before.keySet());
        users.addAll(after.keySet());
        for (String user : users) {
            Set<GuildPermission> had = before.getOrDefault(user, Set.of());
            Set<GuildPermission> has = after.getOrDefault(user, Set.of());
            for (GuildPermission permission : GuildPermission.values()) {
                if (had.contains(permission) && !has.contains(permission)) {
                    events.add(new PermissionRevoked(guildId, user, permission.name(), Guild.NO_LONGER_HELD));
                } else if (!had.contains(permission) && has.contains(permission)) {
                    events.add(new PermissionGranted(guildId, user, permission.name()));
                }
            }
        }
        return events;
    }
}
