package dev.guildhall.events.permission;

import dev.guildhall.events.EventType;

/**
 * A member no longer has a permission; {@code cause} is a stable word: {@code role-removed}, {@code member-left} …
 *
 * @param permission a word of {@link GuildPermission}, kept raw because events outlive the enumeration
 */
@EventType("permission.Revoked")
public record PermissionRevoked(String guildId, String userId, String permission, String cause)
        implements PermissionEvent {}
