package dev.guildhall.events.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The Redis channels. Whoever publishes and whoever subscribes enumerates this one list, so what is published is what
 * is subscribed.
 */
public enum Channel {
    BOT_SETTINGS("bot:config:settings", ConfigChanged.class),
    BOT_WELCOME("bot:config:welcome", ConfigChanged.class),
    BOT_MODERATION("bot:config:moderation", ConfigChanged.class),
    BOT_LEVELING("bot:config:leveling", ConfigChanged.class),
    BOT_GIVEAWAY("bot:config:giveaway", ConfigChanged.class),
    BOT_TICKETS("bot:config:tickets", ConfigChanged.class),
    BOT_AUTORESPONDER("bot:config:autoresponder", ConfigChanged.class),
    BOT_TEMPVOICE("bot:config:tempvoice", ConfigChanged.class),
    BOT_MUSIC("bot:config:music", ConfigChanged.class),
    BOT_SUBSCRIPTION("bot:config:subscription", ConfigChanged.class),
    BOT_ANY("bot:config:update", ConfigChanged.class),
    CONFIG_UPDATE("config:update", SettingsChange.class),
    MODULE_TOGGLE("module:toggle", ModuleToggle.class),
    GUILD_RELOAD("guild:reload", GuildReload.class),
    PERMISSION_REVOKED("permission:revoked", PermissionRevocation.class),
    COMMAND_EXECUTED("command:executed", CommandExecution.class),
    DISCORD_EVENTS("discord_events", DiscordEvent.class);

    private static final String BOT_PREFIX = "bot:config:";

    private final String channelName;
    private final Class<? extends Envelope> envelope;

    Channel(String channelName, Class<? extends Envelope> envelope) {
        this.channelName = channelName;
        this.envelope = envelope;
    }

    /** As Redis knows it. */
    public String channelName() {
        return channelName;
    }

    public Class<? extends Envelope> envelope() {
        return envelope;
    }

    public boolean isBotConfig() {
        return channelName.startsWith(BOT_PREFIX);
    }

    /** The eleven channels that every bot process subscribes to. */
    public static List<Channel> botConfig() {
        return Arrays.stream(values()).filter(Channel::isBotConfig).toList();
    }

    public static Optional<Channel> of(String channelName) {
        return Arrays.stream(values())
                .filter(c -> c.channelName.equals(channelName))
                .findFirst();
    }

    /** The channel for one part of a guild's configuration, see {@link ConfigPart}. */
    public static Channel forPart(ConfigPart part) {
        return of(BOT_PREFIX + part.word()).orElseThrow();
    }
}
