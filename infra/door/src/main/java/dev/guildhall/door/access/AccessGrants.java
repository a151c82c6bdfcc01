package dev.guildhall.door.access;

import dev.guildhall.events.Change;
import dev.guildhall.events.wire.GrantedAccess;
import dev.guildhall.events.wire.GrantedAccess.RoleAccess;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * To whom a guild's owner has opened the guild: to those with MANAGE_GUILD, and to those with certain roles. Immutable.
 *
 * @param manageGuild {@link AccessLevel#NONE}, {@link AccessLevel#READ} or {@link AccessLevel#WRITE}
 * @param roles reading or writing, by role id
 */
public record AccessGrants(AccessLevel manageGuild, SortedMap<String, AccessLevel> roles) {
    /** The most roles that a guild may open itself to. */
    public static final int MAX_ROLES = 25;

    /** What {@link dev.guildhall.events.permission.AccessChanged} calls the grant to MANAGE_GUILD. */
    private static final String MANAGE_GUILD = "manageGuild";

    private static final String ROLES = "roles.";

    /** What an owner may give; what is above is Discord's to give. */
    private static final Set<AccessLevel> GRANTABLE = Set.of(AccessLevel.READ, AccessLevel.WRITE);

    public static final AccessGrants NONE = new AccessGrants(AccessLevel.NONE, new TreeMap<>());

    public AccessGrants {
        roles = Collections.unmodifiableSortedMap(new TreeMap<>(roles));
        if (manageGuild != AccessLevel.NONE) {
            requireGrantable(manageGuild);
        }
        roles.values().forEach(AccessGrants::requireGrantable);
    }

    private static void requireGrantable(AccessLevel level) {
        if (!GRANTABLE.contains(level)) {
            throw new IllegalArgumentException(level + " cannot be granted");
        }
    }

    /** @throws IllegalArgumentException for a level that cannot be granted */
    public static AccessGrants of(GrantedAccess granted) {
        SortedMap<String, AccessLevel> roles = new TreeMap<>();
        granted.roles().forEach(role -> roles.put(role.roleId(), AccessLevel.of(role.level())));
        return new AccessGrants(AccessLevel.of(granted.manageGuild()), roles);
    }

    public GrantedAccess granted() {
        return new GrantedAccess(
                manageGuild.word(),
                roles.entrySet().stream()
                        .map(role ->
                                new RoleAccess(role.getKey(), role.getValue().word()))
                        .toList());
    }

    /** What has to change for these grants to become the others, as the log tells it; empty when they are the same. */
    public List<Change> changesTo(AccessGrants after) {
        List<Change> changes = new ArrayList<>();
        addIfChanged(changes, MANAGE_GUILD, manageGuild, after.manageGuild);
        SortedSet<String> either = new TreeSet<>(roles.keySet());
        either.addAll(after.roles.keySet());
        for (String role : either) {
            addIfChanged(changes, ROLES + role, roles.get(role), after.roles.get(role));
        }
        return changes;
    }

    private static void addIfChanged(
            List<Change> changes, String path, @Nullable AccessLevel before, @Nullable AccessLevel after) {
        if (before != after) {
            changes.add(new Change(path, word(before), word(after)));
        }
    }

    private static @Nullable String word(@Nullable AccessLevel level) {
        return level == null || level == AccessLevel.NONE ? null : level.word();
    }

    /** These grants after changes from the log. What this program does not know opens nothing. */
    public AccessGrants after(Collection<Change> changes) {
        AccessLevel everyManager = manageGuild;
        SortedMap<String, AccessLevel> some = new TreeMap<>(roles);
        for (Change change : changes) {
            AccessLevel level = level(change.after());
            if (change.path().equals(MANAGE_GUILD)) {
                everyManager = level;
            } else if (change.path().startsWith(ROLES)) {
                String role = change.path().substring(ROLES.length());
                if (level == AccessLevel.NONE) {
                    some.remove(role);
                } else {
                    some.put(role, level);
                }
            }
        }
        return new AccessGrants(everyManager, some);
    }

    private static AccessLevel level(@Nullable Object word) {
        return GRANTABLE.stream()
                .filter(level -> level.word().equals(word))
                .findFirst()
                .orElse(AccessLevel.NONE);
    }

    /** Of those grants that are open to somebody with these roles, the highest. */
    public AccessLevel ofRoles(Map<String, ? extends Set<String>> holders, String userId) {
        AccessLevel highest = AccessLevel.NONE;
        for (Map.Entry<String, AccessLevel> role : roles.entrySet()) {
            Set<String> holding = holders.get(role.getKey());
            if (holding != null && holding.contains(userId) && role.getValue().includes(highest)) {
                highest = role.getValue();
            }
        }
        return highest;
    }
}
