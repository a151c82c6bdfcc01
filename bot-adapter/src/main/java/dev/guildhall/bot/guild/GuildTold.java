package dev.guildhall.bot.guild;

import dev.guildhall.bot.permission.MemberFacts;
import dev.guildhall.bot.permission.PermissionSnapshot;
import dev.guildhall.door.access.AccessGrants;
import dev.guildhall.door.access.GuildAuthority;
import dev.guildhall.events.permission.GuildPermission;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the command side has taken about one guild, so that it is not told what it knows. For one thread at a time. */
final class GuildTold {
    private @Nullable PermissionSnapshot snapshot;
    private final Map<String, Set<String>> holders = new HashMap<>();

    /** What the command side knows may be anything. */
    void forget() {
        snapshot = null;
        holders.clear();
    }

    boolean isNews(PermissionSnapshot now) {
        return !now.equals(snapshot);
    }

    void took(PermissionSnapshot now) {
        snapshot = now;
    }

    boolean isNews(String roleId, Set<String> now) {
        return !now.equals(holders.get(roleId));
    }

    void took(String roleId, Set<String> now) {
        holders.put(roleId, new HashSet<>(now));
    }

    /** With a role that is no longer granted its holders are forgotten everywhere. */
    void retain(Collection<String> grantedRoles) {
        holders.keySet().retainAll(grantedRoles);
    }

    /** Whether single members can be told: not before everything was, and not where some had to be left out. */
    boolean takesMembers(AccessGrants grants) {
        return snapshot != null
                && !snapshot.leavesSomeOut()
                && holders.keySet().containsAll(grants.roles().keySet())
                && holders.values().stream().allMatch(held -> held.size() < GuildAuthority.MAX_HOLDERS);
    }

    boolean isNews(String userId, MemberFacts now, AccessGrants grants) {
        return !permissions(userId).equals(now.permissions())
                || grants.roles().keySet().stream()
                        .anyMatch(role -> holds(userId, role) != now.roles().contains(role));
    }

    void took(String userId, MemberFacts now, AccessGrants grants) {
        if (snapshot != null) {
            snapshot = snapshot.with(userId, now.permissions());
        }
        for (String role : grants.roles().keySet()) {
            Set<String> held = holders.computeIfAbsent(role, r -> new HashSet<>());
            if (now.roles().contains(role)) {
                held.add(userId);
            } else {
                held.remove(userId);
            }
        }
    }

    private List<GuildPermission> permissions(String userId) {
        return snapshot == null ? List.of() : snapshot.permissions().getOrDefault(userId, List.of());
    }

    private boolean holds(String userId, String roleId) {
        return holders.getOrDefault(roleId, Set.of()).contains(userId);
    }
}
