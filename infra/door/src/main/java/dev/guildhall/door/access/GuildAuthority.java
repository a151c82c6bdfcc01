package dev.guildhall.door.access;

import dev.guildhall.events.Change;
import dev.guildhall.events.permission.AccessChanged;
import dev.guildhall.events.permission.GuildPermission;
import dev.guildhall.events.permission.PermissionEvent;
import dev.guildhall.events.permission.PermissionGranted;
import dev.guildhall.events.permission.PermissionRevoked;
import dev.guildhall.events.permission.RoleGained;
import dev.guildhall.events.permission.RoleLost;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who has a say in one guild, as far as the log tells. Immutable. This is the only place that turns facts about people
 * into what they may do; aggregate, read side, bot and push all ask it.
 *
 * @param present whether the bot is in the guild: where it is not, nobody sees anything
 * @param permissions Discord's permissions that open a panel, by user id
 * @param grants to whom else the owner has opened the guild
 * @param holders of the roles that the grants name, by role id; a role that is not granted is not in here
 */
public record GuildAuthority(
        boolean present,
        String ownerId,
        Map<String, Set<GuildPermission>> permissions,
        AccessGrants grants,
        Map<String, Set<String>> holders) {
    /**
     * The most members who get in by one role, those known to Discord the longest: a role with more members than that is
     * not one for a panel.
     */
    public static final int MAX_HOLDERS = 1_000;

    public GuildAuthority {
        permissions = Map.copyOf(permissions);
        holders = Map.copyOf(holders);
    }

    /** Without any grants. */
    public GuildAuthority(boolean present, String ownerId, Map<String, Set<GuildPermission>> permissions) {
        this(present, ownerId, permissions, AccessGrants.NONE, Map.of());
    }

    /** A guild that the bot has just come to. */
    public static GuildAuthority ownedBy(String ownerId) {
        return new GuildAuthority(true, ownerId, Map.of());
    }

    /** The highest of all that is open to the user, by whatever means. */
    public AccessLevel levelOf(String userId) {
        if (!present) {
            return AccessLevel.NONE;
        }
        if (ownerId.equals(userId)) {
            return AccessLevel.OWNER;
        }
        if (has(userId, GuildPermission.ADMINISTRATOR)) {
            return AccessLevel.ADMINISTRATOR;
        }
        AccessLevel byRole = grants.ofRoles(holders, userId);
        AccessLevel byPermission = has(userId, GuildPermission.MANAGE_GUILD) ? grants.manageGuild() : AccessLevel.NONE;
        return byRole.includes(byPermission) ? byRole : byPermission;
    }

    public boolean has(String userId, GuildPermission permission) {
        return permissions.getOrDefault(userId, Set.of()).contains(permission);
    }

    /** Those known to hold a role; empty for one that is not granted. */
    public Set<String> holdersOf(String roleId) {
        return holders.getOrDefault(roleId, Set.of());
    }

    /** Everybody of whom anything is known, whether or not it opens the guild. */
    public Set<String> people() {
        Set<String> people = new HashSet<>(permissions.keySet());
        people.add(ownerId);
        holders.values().forEach(people::addAll);
        return people;
    }

    /** After one more event of the guild. A permission that this program does not know opens nothing. */
    public GuildAuthority after(PermissionEvent event) {
        return switch (event) {
            case PermissionGranted e ->
                known(e.permission()).map(it -> granting(e.userId(), it)).orElse(this);
            case PermissionRevoked e ->
                known(e.permission()).map(it -> revoking(e.userId(), it)).orElse(this);
            case AccessChanged e -> opened(e.changes());
            case RoleGained e -> withRole(e.roleId(), e.userIds());
            case RoleLost e -> withoutRole(e.roleId(), e.userIds());
        };
    }

    private static Optional<GuildPermission> known(String word) {
        return Arrays.stream(GuildPermission.values())
                .filter(permission -> permission.name().equals(word))
                .findFirst();
    }

    public GuildAuthority granting(String userId, GuildPermission permission) {
        Map<String, Set<GuildPermission>> next = new HashMap<>(permissions);
        Set<GuildPermission> own = EnumSet.of(permission);
        own.addAll(permissions.getOrDefault(userId, Set.of()));
        next.put(userId, Set.copyOf(own));
        return new GuildAuthority(present, ownerId, next, grants, holders);
    }

    public GuildAuthority revoking(String userId, GuildPermission permission) {
        Map<String, Set<GuildPermission>> next = new HashMap<>(permissions);
        Set<GuildPermission> own = EnumSet.noneOf(GuildPermission.class);
        own.addAll(permissions.getOrDefault(userId, Set.of()));
        own.remove(permission);
        if (own.isEmpty()) {
            next.remove(userId);
        } else {
            next.put(userId, Set.copyOf(own));
        }
        return new GuildAuthority(present, ownerId, next, grants, holders);
    }

    /** After the owner's changes. With a role that is no longer granted its holders are forgotten. */
    public GuildAuthority opened(Collection<Change> changes) {
        AccessGrants next = grants.after(changes);
        Map<String, Set<String>> still = new HashMap<>(holders);
        still.keySet().retainAll(next.roles().keySet());
        return new GuildAuthority(present, ownerId, permissions, next, still);
    }

    /** Changes nothing when the role is not granted. */
    public GuildAuthority withRole(String roleId, Collection<String> userIds) {
        Set<String> more = new HashSet<>(holdersOf(roleId));
        more.addAll(userIds);
        return withHolders(roleId, more);
    }

    /** Changes nothing when the role is not granted. */
    public GuildAuthority withoutRole(String roleId, Collection<String> userIds) {
        Set<String> fewer = new HashSet<>(holdersOf(roleId));
        userIds.forEach(fewer::remove);
        return withHolders(roleId, fewer);
    }

    private GuildAuthority withHolders(String roleId, Set<String> userIds) {
        if (!grants.roles().containsKey(roleId)) {
            return this;
        }
        Map<String, Set<String>> next = new HashMap<>(holders);
        if (userIds.isEmpty()) {
            next.remove(roleId);
        } else {
            next.put(roleId, Set.copyOf(userIds));
        }
        return new GuildAuthority(present, ownerId, permissions, grants, next);
    }

    public GuildAuthority ownedInsteadBy(String newOwnerId) {
        return new GuildAuthority(present, newOwnerId, permissions, grants, holders);
    }

    public GuildAuthority withPresence(boolean nowPresent) {
        return new GuildAuthority(nowPresent, ownerId, permissions, grants, holders);
    }
}
