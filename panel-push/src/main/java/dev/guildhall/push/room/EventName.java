package dev.guildhall.push.room;

/** The names of the events that panels receive. */
public final class EventName {
    public static final String CONFIG_UPDATED = "config:updated";
    public static final String MODULE_TOGGLED = "module:toggled";
    public static final String GUILD_RELOAD = "guild:reload";
    public static final String COMMAND_EXECUTED = "command:executed";
    public static final String DISCORD_EVENT = "discord:event";
    public static final String INVALIDATE = "invalidate";
    public static final String PERMISSION_REVOKED = "permission:revoked";
    public static final String PONG = "pong";
    public static final String ERROR = "error";

    private EventName() {}
}
