package dev.guildhall.events.permission;

import dev.guildhall.events.OfGuild;

public sealed interface PermissionEvent extends OfGuild
        permits PermissionGranted, PermissionRevoked, AccessChanged, RoleGained, RoleLost {}
