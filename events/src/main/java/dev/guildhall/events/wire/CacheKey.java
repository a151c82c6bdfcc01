package dev.guildhall.events.wire;

import dev.guildhall.events.GuildModule;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** The kinds of Redis keys, and how long their values live there and in memory. */
public enum CacheKey {
    GUILD_CONFIG("guild:config:"),
    GUILD_MODULE("guild:module:"),
    USER_PERMISSIONS("user:permissions:");

    /** No value lives longer. */
    public static final Duration TTL = Duration.ofHours(1);

    /** By how much a value may live shorter: what was written at one moment is not all missed at another. */
    public static final Duration MAX_TTL_JITTER = TTL.dividedBy(10);

    private final String prefix;

    CacheKey(String prefix) {
        this.prefix = prefix;
    }

    /** What all keys of this kind begin with, and no others do. */
    public String prefix() {
        return prefix;
    }

    /** Empty for a key that is none of ours. */
    public static Optional<CacheKey> of(String key) {
        return Arrays.stream(values()).filter(k -> key.startsWith(k.prefix)).findFirst();
    }

    public static String guildConfig(String guildId) {
        return GUILD_CONFIG.prefix + guildId;
    }

    public static String guildModule(String guildId, GuildModule module) {
        return GUILD_MODULE.prefix + guildId + ":" + module.word();
    }

    public static String userPermissions(String userId) {
        return USER_PERMISSIONS.prefix + userId;
    }

    /** How long the value written now is to live: another time for each, from the TTL less its jitter to the TTL. */
    public static Duration ttl() {
        long spared = ThreadLocalRandom.current().nextLong(MAX_TTL_JITTER.toSeconds() + 1);
        return TTL.minusSeconds(spared);
    }
}
