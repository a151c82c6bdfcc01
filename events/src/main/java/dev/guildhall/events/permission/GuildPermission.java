package dev.guildhall.events.permission;

/** The permissions of Discord that open a guild's panel, each by Discord's own name. */
public enum GuildPermission {
    /** May do everything in the guild. */
    ADMINISTRATOR,
    /** May manage the guild; opens the panel only where its owner granted that. */
    MANAGE_GUILD
}
