package dev.guildhall.events.permission;

import dev.guildhall.events.EventType;

/**
 * Discord gave a member a permission that opens the panel.
 *
 * @param permission a word of {@link GuildPermission}, kept raw because events outlive the enumeration
 */
@EventType("permission.Granted")
public record PermissionGranted(String guildId, String userId, String permission) implements PermissionEvent {}
