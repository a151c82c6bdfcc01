package dev.guildhall.events.permission;

import dev.guildhall.events.OfGuild;

public sealed interface PermissionEvent extends OfGuild permits PermissionGranted, PermissionRevoked {
    String userId();

    /** A word of {@link GuildPermission}, kept raw because events outlive the enumeration. */
    String permission();
}
