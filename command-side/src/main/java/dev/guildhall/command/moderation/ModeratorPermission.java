package dev.guildhall.command.moderation;

/** Discord's permissions that allow to act against members, by Discord's names. */
enum ModeratorPermission {
    MODERATE_MEMBERS,
    KICK_MEMBERS,
    BAN_MEMBERS
}
