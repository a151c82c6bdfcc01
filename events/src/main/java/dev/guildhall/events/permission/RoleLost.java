package dev.guildhall.events.permission;

import dev.guildhall.events.EventType;
import java.util.List;

/** Members no longer hold a role that the guild's owner granted access to; {@code cause} as in {@link PermissionRevoked}. */
@EventType("permission.RoleLost")
public record RoleLost(String guildId, String roleId, List<String> userIds, String cause) implements PermissionEvent {}
