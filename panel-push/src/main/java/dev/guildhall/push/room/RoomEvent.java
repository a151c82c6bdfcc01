package dev.guildhall.push.room;

/** The names of the events that sockets receive. */
public final class RoomEvent {
    public static final String CONFIG_UPDATED = "config:updated";
    public static final String MODULE_TOGGLED = "module:toggled";
    public static final String GUILD_RELOAD = "guild:reload";
    public static final String COMMAND_EXECUTED = "command:executed";
    public static final String INVALIDATE = "invalidate";
    public static final String PERMISSION_REVOKED = "permission:revoked";
    public static final String PONG = "pong";
    public static final String ERROR = "error";

    private RoomEvent() {}
}
