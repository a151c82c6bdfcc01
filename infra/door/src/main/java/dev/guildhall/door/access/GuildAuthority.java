package dev.guildhall.door.access;

import dev.guildhall.events.permission.GuildPermission;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Who has a say in one guild, as far as the log tells. Immutable. This is the only place that turns facts about people
 * into what they may do; aggregate, read side and push all ask it.
 *
 * @param present whether the bot is in the guild: where it is not, nobody sees anything
 * @param permissions Discord's permissions that open a panel, by user id
 */
public record GuildAuthority(boolean present, String ownerId, Map<String, Set<GuildPermission>> permissions) {
    public GuildAuthority {
        permissions = Map.copyOf(permissions);
    }

    /** A guild that the bot has just come to. */
    public static GuildAuthority ownedBy(String ownerId) {
        return new GuildAuthority(true, ownerId, Map.of());
    }

    public AccessLevel levelOf(String userId) {
        if (!present) {
            return AccessLevel.NONE;
        }
        if (ownerId.equals(userId)) {
            return AccessLevel.OWNER;
        }
        return has(userId, GuildPermission.ADMINISTRATOR) ? AccessLevel.ADMINISTRATOR : AccessLevel.NONE;
    }

    public boolean has(String userId, GuildPermission permission) {
        return permissions.getOrDefault(userId, Set.of()).contains(permission);
    }

    public GuildAuthority granting(String userId, GuildPermission permission) {
        Map<String, Set<GuildPermission>> next = new HashMap<>(permissions);
        Set<GuildPermission> own = EnumSet.of(permission);
        own.addAll(permissions.getOrDefault(userId, Set.of()));
        next.put(userId, Set.copyOf(own));
        return new GuildAuthority(present, ownerId, next);
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
        return new GuildAuthority(present, ownerId, next);
    }

    public GuildAuthority ownedInsteadBy(String newOwnerId) {
        return new GuildAuthority(present, newOwnerId, permissions);
    }

    public GuildAuthority withPresence(boolean nowPresent) {
        return new GuildAuthority(nowPresent, ownerId, permissions);
    }
}
