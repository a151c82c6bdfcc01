package dev.guildhall.events.permission;

import dev.guildhall.events.EventType;
import java.util.List;

/** Members are known to hold a role that the guild's owner granted access to. Other roles are nobody's business. */
@EventType("permission.RoleGained")
public record RoleGained(String guildId, String roleId, List<String> userIds) implements PermissionEvent {}
