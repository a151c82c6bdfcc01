package dev.guildhall.events.permission;

import dev.guildhall.events.EventType;

/** A member no longer has a permission; {@code cause} is a stable word: {@code role-removed}, {@code member-left} … */
@EventType("permission.Revoked")
public record PermissionRevoked(String guildId, String userId, String permission, String cause)
        implements PermissionEvent {}
