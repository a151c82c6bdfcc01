package dev.guildhall.simulator.world;

/** Gateway intent bits. */
public final class Intent {
    public static final int GUILDS = 1;
    public static final int GUILD_MEMBERS = 1 << 1;
    public static final int GUILD_MODERATION = 1 << 2;
    public static final int GUILD_VOICE_STATES = 1 << 7;
    public static final int GUILD_PRESENCES = 1 << 8;
    public static final int GUILD_MESSAGES = 1 << 9;
    public static final int MESSAGE_CONTENT = 1 << 15;

    /** Needed by nothing: interactions reach every session. */
    public static final int NONE = 0;

    private Intent() {}
}
