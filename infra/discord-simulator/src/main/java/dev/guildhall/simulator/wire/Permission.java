package dev.guildhall.simulator.wire;

/** The permission bits that the simulator looks at; all others are stored and passed on untouched. */
public final class Permission {
    public static final long KICK_MEMBERS = 1L << 1;
    public static final long BAN_MEMBERS = 1L << 2;
    public static final long ADMINISTRATOR = 1L << 3;
    public static final long MANAGE_CHANNELS = 1L << 4;
    public static final long MANAGE_GUILD = 1L << 5;
    public static final long VIEW_AUDIT_LOG = 1L << 7;
    public static final long VIEW_CHANNEL = 1L << 10;
    public static final long SEND_MESSAGES = 1L << 11;
    public static final long MANAGE_MESSAGES = 1L << 13;
    public static final long EMBED_LINKS = 1L << 14;
    public static final long ATTACH_FILES = 1L << 15;
    public static final long READ_MESSAGE_HISTORY = 1L << 16;
    public static final long CONNECT = 1L << 20;
    public static final long SPEAK = 1L << 21;
    public static final long MOVE_MEMBERS = 1L << 24;
    public static final long CHANGE_NICKNAME = 1L << 26;
    public static final long MANAGE_ROLES = 1L << 28;
    public static final long USE_APPLICATION_COMMANDS = 1L << 31;
    public static final long MODERATE_MEMBERS = 1L << 40;

    /** Every bit that Discord has given a meaning so far: what owner and administrators hold. */
    public static final long ALL = (1L << 53) - 1;

    /** What a new guild lets everyone do. */
    public static final long EVERYONE_DEFAULT = VIEW_CHANNEL
            | SEND_MESSAGES
            | EMBED_LINKS
            | ATTACH_FILES
            | READ_MESSAGE_HISTORY
            | CONNECT
            | SPEAK
            | CHANGE_NICKNAME
            | USE_APPLICATION_COMMANDS;

    private Permission() {}

    public static boolean has(long granted, long wanted) {
        return (granted & wanted) == wanted;
    }
}
