package dev.guildhall.events.permission;

import dev.guildhall.events.GuildhallEvent;

public sealed interface PermissionEvent extends GuildhallEvent permits PermissionGranted, PermissionRevoked {
    String userId();

    /** A word of {@link GuildPermission}, kept raw because events outlive the enumeration. */
    String permission();
}
