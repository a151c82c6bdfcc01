package dev.guildhall.events.config;

import static dev.guildhall.events.config.ConfigField.field;
import static dev.guildhall.events.config.Kind.Snowflake.Target.CATEGORY;
import static dev.guildhall.events.config.Kind.Snowflake.Target.ROLE;
import static dev.guildhall.events.config.Kind.Snowflake.Target.TEXT_CHANNEL;
import static dev.guildhall.events.config.Kind.Snowflake.Target.TEXT_OR_VOICE_CHANNEL;
import static dev.guildhall.events.config.Kind.Snowflake.Target.VOICE_CHANNEL;

import dev.guildhall.events.GuildModule;
import dev.guildhall.events.config.Kind.Choice;
import dev.guildhall.events.config.Kind.Colour;
import dev.guildhall.events.config.Kind.Flag;
import dev.guildhall.events.config.Kind.Listing;
import dev.guildhall.events.config.Kind.Snowflake;
import dev.guildhall.events.config.Kind.Structure;
import dev.guildhall.events.config.Kind.Text;
import dev.guildhall.events.config.Kind.TimeZone;
import dev.guildhall.events.config.Kind.Whole;
import java.util.Arrays;
import java.util.List;

/** What can be configured in a guild, with every bound and default. */
public final class GuildSchemas {
    /** Longest text that Discord takes in one message. */
    public static final int MAX_MESSAGE_LENGTH = 2_000;

    public static final int MAX_ROLES = 25;
    public static final int MAX_CHANNELS = 50;
    public static final int MAX_WORDS = 200;
    public static final int MAX_RESPONSES = 100;
    private static final int MAX_WORD_LENGTH = 100;
    private static final int MAX_NAME_LENGTH = 100;
    private static final int MAX_EMOJI_LENGTH = 64;
    private static final String BLURPLE = "#5865f2";

    public static final ConfigSchema SETTINGS = ConfigSchema.of(
            "settings",
            field("prefix", new Text(1, 10, false)).byDefault("!"),
            field("locale", new Choice(List.of("en", "fr"))).byDefault("en"),
            field("timezone", new TimeZone()).byDefault("UTC"),
            field("colour", new Colour()).byDefault(BLURPLE),
            field("logChannelId", new Snowflake(TEXT_CHANNEL)));

    private static final ConfigSchema GIVEAWAY = ConfigSchema.of(
            GuildModule.GIVEAWAY.word(),
            field("buttonText", new Text(1, 80, true)).byDefault("Enter"),
            field("buttonEmoji", new Text(1, MAX_EMOJI_LENGTH, false)),
            field("colour", new Colour()).byDefault(BLURPLE),
            field("defaultDurationSeconds", new Whole(60, 2_592_000)).byDefault(86_400L),
            field("pingRoleId", new Snowflake(ROLE)),
            field("requiredRoleIds", roles()).byDefault(List.of()),
            field("minAccountAgeDays", new Whole(0, 365)).byDefault(0L),
            field("minMemberAgeDays", new Whole(0, 365)).byDefault(0L),
            field(
                            "bonusEntries",
                            listOf(MAX_ROLES, field("roleId", new Snowflake(ROLE)), field("count", new Whole(1, 100))))
                    .byDefault(List.of()));

    private static final ConfigSchema TICKETS = ConfigSchema.of(
            GuildModule.TICKETS.word(),
            field("categoryId", new Snowflake(CATEGORY)),
            field("supportRoleIds", roles()).byDefault(List.of()),
            field("transcriptChannelId", new Snowflake(TEXT_CHANNEL)),
            field("maxPerUser", new Whole(1, 10)).byDefault(3L),
            field("cooldownMinutes", new Whole(0, 1_440)).byDefault(0L),
            field("autoCloseHours", new Whole(0, 720)).byDefault(0L),
            field("namePattern", new Text(1, MAX_NAME_LENGTH, true)).byDefault("ticket-{number}"),
            field("reopenEnabled", new Flag()).byDefault(true),
            field("welcomeText", new Text(0, MAX_MESSAGE_LENGTH, true)).byDefault(""));

    private static final ConfigSchema TEMPVOICE = ConfigSchema.of(
            GuildModule.TEMPVOICE.word(),
            field("creatorChannelId", new Snowflake(VOICE_CHANNEL)),
            field("categoryId", new Snowflake(CATEGORY)),
            field("namePattern", new Text(1, MAX_NAME_LENGTH, true)).byDefault("{name}"),
            field("userLimit", new Whole(0, 99)).byDefault(0L),
            field("bitrateKbps", new Whole(8, 384)).byDefault(64L),
            field("deleteWhenEmpty", new Flag()).byDefault(true));

    private static final ConfigSchema WELCOME = ConfigSchema.of(
            GuildModule.WELCOME.word(),
            field("channelId", new Snowflake(TEXT_CHANNEL)),
            field("text", new Text(0, MAX_MESSAGE_LENGTH, true)).byDefault(""),
            field("goodbyeEnabled", new Flag()).byDefault(false),
            field("goodbyeText", new Text(0, MAX_MESSAGE_LENGTH, true)).byDefault(""),
            field("autoRoleIds", roles()).byDefault(List.of()));

    private static final ConfigSchema LEVELING = ConfigSchema.of(
            GuildModule.LEVELING.word(),
            field("xpMin", new Whole(0, 1_000)).byDefault(15L),
            field("xpMax", new Whole(0, 1_000)).byDefault(25L),
            field("cooldownSeconds", new Whole(0, 3_600)).byDefault(60L),
            field("levelUpText", new Text(0, MAX_MESSAGE_LENGTH, true)).byDefault(""),
            field("levelUpChannelId", new Snowflake(TEXT_CHANNEL)),
            field("ignoredRoleIds", roles()).byDefault(List.of()),
            field("ignoredChannelIds", new Listing(new Snowflake(TEXT_OR_VOICE_CHANNEL), MAX_CHANNELS))
                    .byDefault(List.of()),
            field(
                            "levelRoles",
                            listOf(
                                    MAX_ROLES,
                                    field("level", new Whole(1, 1_000)),
                                    field("roleId", new Snowflake(ROLE))))
                    .byDefault(List.of()));

    private static final ConfigSchema MODERATION = ConfigSchema.of(
            GuildModule.MODERATION.word(),
            field("logChannelId", new Snowflake(TEXT_CHANNEL)),
            field("maxWarnings", new Whole(1, 10)).byDefault(3L),
            field("antiSpam", new Flag()).byDefault(false),
            field("antiLink", new Flag()).byDefault(false),
            field("linkAllowList", words()).byDefault(List.of()),
            field("blockedWords", words()).byDefault(List.of()),
            field("action", new Choice(List.of("DELETE", "WARN", "TIMEOUT", "KICK")))
                    .byDefault("DELETE"));

    private static final ConfigSchema AUTORESPONDER = ConfigSchema.of(
            GuildModule.AUTORESPONDER.word(),
            field(
                            "responses",
                            listOf(
                                    MAX_RESPONSES,
                                    field("trigger", new Text(1, 200, true)),
                                    field(
                                                    "match",
                                                    new Choice(List.of(
                                                            "EXACT",
                                                            "CONTAINS",
                                                            "STARTS",
                                                            "ENDS",
                                                            "WILDCARD",
                                                            "REGEX")))
                                            .byDefault("CONTAINS"),
                                    field("reply", new Text(1, MAX_MESSAGE_LENGTH, true)),
                                    field("cooldownSeconds", new Whole(0, 86_400))
                                            .byDefault(0L)))
                    .byDefault(List.of()));

    private static final ConfigSchema MUSIC = ConfigSchema.of(
            GuildModule.MUSIC.word(),
            field("djRoleId", new Snowflake(ROLE)),
            field("requestChannelId", new Snowflake(TEXT_CHANNEL)),
            field("defaultVolume", new Whole(0, 100)).byDefault(50L),
            field("maxQueue", new Whole(1, 500)).byDefault(100L),
            field("voteSkipPercent", new Whole(1, 100)).byDefault(50L),
            field("stayConnected", new Flag()).byDefault(false));

    private GuildSchemas() {}

    public static ConfigSchema of(GuildModule module) {
        return switch (module) {
            case WELCOME -> WELCOME;
            case MODERATION -> MODERATION;
            case LEVELING -> LEVELING;
            case GIVEAWAY -> GIVEAWAY;
            case TICKETS -> TICKETS;
            case AUTORESPONDER -> AUTORESPONDER;
            case TEMPVOICE -> TEMPVOICE;
            case MUSIC -> MUSIC;
        };
    }

    private static Kind roles() {
        return new Listing(new Snowflake(ROLE), MAX_ROLES);
    }

    private static Kind words() {
        return new Listing(new Text(1, MAX_WORD_LENGTH, true), MAX_WORDS);
    }

    private static Kind listOf(int max, ConfigField... fields) {
        return new Listing(new Structure(Arrays.asList(fields)), max);
    }
}
