package dev.guildhall.events.config;

/** Every bound of what can be configured, units last. Those of times and lists count; those of texts are characters. */
public final class ConfigLimits {
    /** Longest text that Discord takes in one message. */
    public static final int MAX_MESSAGE_LENGTH = 2_000;

    public static final int MAX_PREFIX_LENGTH = 10;

    /** As Discord bounds the label of a button. */
    public static final int MAX_BUTTON_TEXT_LENGTH = 80;

    /** As Discord bounds the name of a channel. */
    public static final int MAX_CHANNEL_NAME_LENGTH = 100;

    public static final int MAX_WORD_LENGTH = 100;

    public static final int MAX_ROLES = 25;
    public static final int MAX_CHANNELS = 50;
    public static final int MAX_WORDS = 200;
    public static final int MAX_HOSTS = 200;
    public static final int MAX_RESPONSES = 100;

    static final long MIN_GIVEAWAY_SECONDS = 60;
    static final long MAX_GIVEAWAY_SECONDS = 2_592_000;
    static final long DEFAULT_GIVEAWAY_SECONDS = 86_400;
    static final long MAX_AGE_DAYS = 365;
    static final long MAX_BONUS_ENTRIES = 100;

    static final long MAX_TICKETS_PER_USER = 10;
    static final long DEFAULT_TICKETS_PER_USER = 3;
    static final long MAX_TICKET_COOLDOWN_MINUTES = 1_440;
    static final long MAX_AUTO_CLOSE_HOURS = 720;

    /** As Discord bounds a voice channel; 0 is unlimited. */
    static final long MAX_USER_LIMIT = 99;

    static final long MIN_BITRATE_KBPS = 8;
    static final long MAX_BITRATE_KBPS = 384;
    static final long DEFAULT_BITRATE_KBPS = 64;

    static final long MAX_XP = 1_000;

    /** With none at all nobody would ever reach a level. */
    static final long MIN_XP_MAX = 1;

    static final long DEFAULT_XP_MIN = 15;
    static final long DEFAULT_XP_MAX = 25;
    static final long MAX_XP_COOLDOWN_SECONDS = 3_600;
    static final long DEFAULT_XP_COOLDOWN_SECONDS = 60;
    static final long MAX_LEVEL = 1_000;

    static final long MAX_WARNINGS = 10;
    static final long DEFAULT_WARNINGS = 3;

    static final long MAX_RESPONSE_COOLDOWN_SECONDS = 86_400;

    static final long MAX_VOLUME = 100;
    static final long DEFAULT_VOLUME = 50;
    static final long MAX_QUEUE = 500;
    static final long DEFAULT_QUEUE = 100;
    static final long MAX_PERCENT = 100;
    static final long DEFAULT_VOTE_SKIP_PERCENT = 50;

    private ConfigLimits() {}
}
