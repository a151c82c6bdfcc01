package dev.guildhall.events.permission;

import dev.guildhall.events.Change;
import dev.guildhall.events.EventType;
import java.util.List;

/**
 * The guild's owner lets others in, or no longer. Paths are {@code manageGuild} and {@code roles.<role id>}, values
 * {@code read} and {@code write}; what nothing is granted to has the value {@code null}. With a role go its holders: who
 * holds a role that is granted anew is told again by {@link RoleGained}.
 */
@EventType("permission.AccessChanged")
public record AccessChanged(String guildId, List<Change> changes) implements PermissionEvent {}
