package dev.guildhall.events.config;

import static dev.guildhall.events.config.ConfigField.field;
import static dev.guildhall.events.config.ConfigLimits.DEFAULT_BITRATE_KBPS;
import static dev.guildhall.events.config.ConfigLimits.DEFAULT_GIVEAWAY_SECONDS;
import static dev.guildhall.events.config.ConfigLimits.DEFAULT_QUEUE;
import static dev.guildhall.events.config.ConfigLimits.DEFAULT_TICKETS_PER_USER;
import static dev.guildhall.events.config.ConfigLimits.DEFAULT_VOLUME;
import static dev.guildhall.events.config.ConfigLimits.DEFAULT_VOTE_SKIP_PERCENT;
import static dev.guildhall.events.config.ConfigLimits.DEFAULT_WARNINGS;
import static dev.guildhall.events.config.ConfigLimits.DEFAULT_XP_COOLDOWN_SECONDS;
import static dev.guildhall.events.config.ConfigLimits.DEFAULT_XP_MAX;
import static dev.guildhall.events.config.ConfigLimits.DEFAULT_XP_MIN;
import static dev.guildhall.events.config.ConfigLimits.MAX_AGE_DAYS;
import static dev.guildhall.events.config.ConfigLimits.MAX_AUTO_CLOSE_HOURS;
import static dev.guildhall.events.config.ConfigLimits.MAX_BITRATE_KBPS;
import static dev.guildhall.events.config.ConfigLimits.MAX_BONUS_ENTRIES;
import static dev.guildhall.events.config.ConfigLimits.MAX_BUTTON_TEXT_LENGTH;
import static dev.guildhall.events.config.ConfigLimits.MAX_CHANNELS;
import static dev.guildhall.events.config.ConfigLimits.MAX_CHANNEL_NAME_LENGTH;
import static dev.guildhall.events.config.ConfigLimits.MAX_GIVEAWAY_SECONDS;
import static dev.guildhall.events.config.ConfigLimits.MAX_HOSTS;
import static dev.guildhall.events.config.ConfigLimits.MAX_LEVEL;
import static dev.guildhall.events.config.ConfigLimits.MAX_MESSAGE_LENGTH;
import static dev.guildhall.events.config.ConfigLimits.MAX_PERCENT;
import static dev.guildhall.events.config.ConfigLimits.MAX_PREFIX_LENGTH;
import static dev.guildhall.events.config.ConfigLimits.MAX_QUEUE;
import static dev.guildhall.events.config.ConfigLimits.MAX_RESPONSES;
import static dev.guildhall.events.config.ConfigLimits.MAX_RESPONSE_COOLDOWN_SECONDS;
import static dev.guildhall.events.config.ConfigLimits.MAX_ROLES;
import static dev.guildhall.events.config.ConfigLimits.MAX_TICKETS_PER_USER;
import static dev.guildhall.events.config.ConfigLimits.MAX_TICKET_COOLDOWN_MINUTES;
import static dev.guildhall.events.config.ConfigLimits.MAX_USER_LIMIT;
import static dev.guildhall.events.config.ConfigLimits.MAX_VOLUME;
import static dev.guildhall.events.config.ConfigLimits.MAX_WARNINGS;
import static dev.guildhall.events.config.ConfigLimits.MAX_WORDS;
import static dev.guildhall.events.config.ConfigLimits.MAX_WORD_LENGTH;
import static dev.guildhall.events.config.ConfigLimits.MAX_XP;
import static dev.guildhall.events.config.ConfigLimits.MAX_XP_COOLDOWN_SECONDS;
import static dev.guildhall.events.config.ConfigLimits.MIN_BITRATE_KBPS;
import static dev.guildhall.events.config.ConfigLimits.MIN_GIVEAWAY_SECONDS;
import static dev.guildhall.events.config.ConfigLimits.MIN_XP_MAX;
import static dev.guildhall.events.config.Kind.Snowflake.Target.CATEGORY;
import static dev.guildhall.events.config.Kind.Snowflake.Target.ROLE;
import static dev.guildhall.events.config.Kind.Snowflake.Target.TEXT_CHANNEL;
import static dev.guildhall.events.config.Kind.Snowflake.Target.TEXT_OR_VOICE_CHANNEL;
import static dev.guildhall.events.config.Kind.Snowflake.Target.VOICE_CHANNEL;

import dev.guildhall.events.GuildModule;
import dev.guildhall.events.config.Kind.Choice;
import dev.guildhall.events.config.Kind.Colour;
import dev.guildhall.events.config.Kind.Flag;
import dev.guildhall.events.config.Kind.Snowflake;
import dev.guildhall.events.config.Kind.Text;
import dev.guildhall.events.config.Kind.TimeZone;
import dev.guildhall.events.config.Kind.Whole;
import dev.guildhall.events.trigger.Trigger;
import dev.guildhall.events.trigger.TriggerMatch;
import java.util.List;

/** What can be configured in a guild, with every bound, default and rule. */
public final class GuildSchemas {
    private static final String BLURPLE = "#5865f2";

    public static final ConfigSchema SETTINGS = ConfigSchema.of(
            "settings",
            field("prefix", new Text(1, MAX_PREFIX_LENGTH, false)).byDefault("!"),
            field("locale", new Choice(List.of("en", "fr"))).byDefault("en"),
            field("timezone", new TimeZone()).byDefault("UTC"),
            field("colour", new Colour()).byDefault(BLURPLE),
            field("logChannelId", new Snowflake(TEXT_CHANNEL)));

    private static final ConfigSchema GIVEAWAY = ConfigSchema.of(
            GuildModule.GIVEAWAY.word(),
            field("buttonText", new Text(1, MAX_BUTTON_TEXT_LENGTH, true)).byDefault("Enter"),
            field("buttonEmoji", new Emoji()),
            field("colour", new Colour()).byDefault(BLURPLE),
            field("defaultDurationSeconds", new Whole(MIN_GIVEAWAY_SECONDS, MAX_GIVEAWAY_SECONDS))
                    .byDefault(DEFAULT_GIVEAWAY_SECONDS),
            field("pingRoleId", new Snowflake(ROLE)),
            listing("requiredRoleIds", roles()),
            field("minAccountAgeDays", upTo(MAX_AGE_DAYS)).byDefault(0L),
            field("minMemberAgeDays", upTo(MAX_AGE_DAYS)).byDefault(0L),
            listing("bonusEntries", bonusEntries()));

    private static final ConfigSchema TICKETS = ConfigSchema.of(
            GuildModule.TICKETS.word(),
            field("categoryId", new Snowflake(CATEGORY)),
            listing("supportRoleIds", roles()),
            field("transcriptChannelId", new Snowflake(TEXT_CHANNEL)),
            field("maxPerUser", new Whole(1, MAX_TICKETS_PER_USER)).byDefault(DEFAULT_TICKETS_PER_USER),
            field("cooldownMinutes", upTo(MAX_TICKET_COOLDOWN_MINUTES)).byDefault(0L),
            field("autoCloseHours", upTo(MAX_AUTO_CLOSE_HOURS)).byDefault(0L),
            field("namePattern", channelName("number", "name")).byDefault("ticket-{number}"),
            field("reopenEnabled", new Flag()).byDefault(true),
            field("welcomeText", post("user", "name", "server", "number", "subject"))
                    .byDefault(""));

    private static final ConfigSchema TEMPVOICE = ConfigSchema.of(
            GuildModule.TEMPVOICE.word(),
            field("creatorChannelId", new Snowflake(VOICE_CHANNEL)),
            field("categoryId", new Snowflake(CATEGORY)),
            field("namePattern", channelName("name", "number")).byDefault("{name}"),
            field("userLimit", upTo(MAX_USER_LIMIT)).byDefault(0L),
            field("bitrateKbps", new Whole(MIN_BITRATE_KBPS, MAX_BITRATE_KBPS)).byDefault(DEFAULT_BITRATE_KBPS),
            field("deleteWhenEmpty", new Flag()).byDefault(true));

    /** Its own switch needs nothing: dashboards switch a module on first and fill it in afterwards. */
    private static final ConfigSchema WELCOME = ConfigSchema.of(
                    GuildModule.WELCOME.word(),
                    field("channelId", new Snowflake(TEXT_CHANNEL)),
                    field("text", greeting()).byDefault(""),
                    field("goodbyeEnabled", new Flag()).byDefault(false),
                    field("goodbyeText", greeting()).byDefault(""),
                    listing("autoRoleIds", roles()))
            .where(new Needs("goodbyeEnabled", "goodbyeText"), new Needs("goodbyeEnabled", "channelId"));

    private static final ConfigSchema LEVELING = ConfigSchema.of(
                    GuildModule.LEVELING.word(),
                    field("xpMin", upTo(MAX_XP)).byDefault(DEFAULT_XP_MIN),
                    field("xpMax", new Whole(MIN_XP_MAX, MAX_XP)).byDefault(DEFAULT_XP_MAX),
                    field("cooldownSeconds", upTo(MAX_XP_COOLDOWN_SECONDS)).byDefault(DEFAULT_XP_COOLDOWN_SECONDS),
                    field("levelUpText", post("user", "name", "server", "level"))
                            .byDefault(""),
                    field("levelUpChannelId", new Snowflake(TEXT_CHANNEL)),
                    listing("ignoredRoleIds", roles()),
                    listing("ignoredChannelIds", new Listing(new Snowflake(TEXT_OR_VOICE_CHANNEL), MAX_CHANNELS)),
                    listing("levelRoles", levelRoles()))
            .where(new AtMost("xpMin", "xpMax"));

    private static final ConfigSchema MODERATION = ConfigSchema.of(
            GuildModule.MODERATION.word(),
            field("logChannelId", new Snowflake(TEXT_CHANNEL)),
            field("maxWarnings", new Whole(1, MAX_WARNINGS)).byDefault(DEFAULT_WARNINGS),
            field("antiSpam", new Flag()).byDefault(false),
            field("antiLink", new Flag()).byDefault(false),
            listing("linkAllowList", new Listing(new HostName(), MAX_HOSTS)),
            listing("blockedWords", new Listing(new Text(1, MAX_WORD_LENGTH, true), MAX_WORDS)),
            field("action", new Choice(List.of("DELETE", "WARN", "TIMEOUT", "KICK")))
                    .byDefault("DELETE"));

    private static final ConfigSchema AUTORESPONDER = ConfigSchema.of(
                    GuildModule.AUTORESPONDER.word(), listing("responses", responses()))
            .where(new UsableTriggers("responses"));

    private static final ConfigSchema MUSIC = ConfigSchema.of(
            GuildModule.MUSIC.word(),
            field("djRoleId", new Snowflake(ROLE)),
            field("requestChannelId", new Snowflake(TEXT_CHANNEL)),
            field("defaultVolume", upTo(MAX_VOLUME)).byDefault(DEFAULT_VOLUME),
            field("maxQueue", new Whole(1, MAX_QUEUE)).byDefault(DEFAULT_QUEUE),
            field("voteSkipPercent", new Whole(1, MAX_PERCENT)).byDefault(DEFAULT_VOTE_SKIP_PERCENT),
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

    private static Kind upTo(long max) {
        return new Whole(0, max);
    }

    private static Kind post(String... placeholders) {
        return new Template(0, MAX_MESSAGE_LENGTH, List.of(placeholders));
    }

    /** Said as somebody comes or goes: a mention, the name alone, the guild's name, how many there are now. */
    private static Kind greeting() {
        return post("user", "name", "server", "memberCount");
    }

    private static Kind channelName(String... placeholders) {
        return new NamePattern(MAX_CHANNEL_NAME_LENGTH, List.of(placeholders));
    }

    private static Kind roles() {
        return new Listing(new Snowflake(ROLE), MAX_ROLES);
    }

    private static Kind bonusEntries() {
        Structure entry = new Structure(
                List.of(field("roleId", new Snowflake(ROLE)), field("count", new Whole(1, MAX_BONUS_ENTRIES))));
        return new Listing(entry, MAX_ROLES, List.of(List.of("roleId")));
    }

    private static Kind levelRoles() {
        Structure entry =
                new Structure(List.of(field("level", new Whole(1, MAX_LEVEL)), field("roleId", new Snowflake(ROLE))));
        return new Listing(entry, MAX_ROLES, List.of(List.of("level"), List.of("roleId")));
    }

    private static Kind responses() {
        Structure entry = new Structure(List.of(
                field("trigger", new Text(1, Trigger.MAX_LENGTH, true)),
                field("match", new Choice(TriggerMatch.words())).byDefault(TriggerMatch.CONTAINS.name()),
                field("reply", new Template(1, MAX_MESSAGE_LENGTH, List.of("user", "name", "server", "channel"))),
                field("cooldownSeconds", upTo(MAX_RESPONSE_COOLDOWN_SECONDS)).byDefault(0L)));
        return new Listing(entry, MAX_RESPONSES, List.of(List.of("trigger", "match")));
    }

    private static ConfigField listing(String name, Kind kind) {
        return field(name, kind).byDefault(List.of());
    }
}
