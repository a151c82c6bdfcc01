package dev.guildhall.command.permission;

import dev.guildhall.door.access.GuildAuthority;
import dev.guildhall.events.permission.PermissionEvent;
import dev.guildhall.events.permission.RoleGained;
import dev.guildhall.events.permission.RoleLost;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Who has lost and who has gained one role, in the order of user ids, losses first. */
record HolderDifference(GuildAuthority authority, String guildId, String roleId) {
    List<PermissionEvent> events(Set<String> now) {
        Set<String> lost = new TreeSet<>(authority.holdersOf(roleId));
        lost.removeAll(now);
        return events(lost, PermissionPolicy.NO_LONGER_HELD, now);
    }

    /** Beyond {@link GuildAuthority#MAX_HOLDERS} nobody gets in by the role. */
    List<PermissionEvent> events(Collection<String> lost, String cause, Collection<String> now) {
        if (!authority.grants().roles().containsKey(roleId)) {
            return List.of();
        }
        Set<String> held = authority.holdersOf(roleId);
        List<String> out = lost.stream().filter(held::contains).sorted().toList();
        List<String> in = now.stream()
                .filter(user -> !held.contains(user))
                .sorted()
                .limit(Math.max(0, GuildAuthority.MAX_HOLDERS - held.size() + out.size()))
                .toList();
        List<PermissionEvent> events = new ArrayList<>();
        if (!out.isEmpty()) {
            events.add(new RoleLost(guildId, roleId, out, cause));
        }
        if (!in.isEmpty()) {
            events.add(new RoleGained(guildId, roleId, in));
        }
        return events;
    }
}
