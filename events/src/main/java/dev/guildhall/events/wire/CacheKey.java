package dev.guildhall.events.wire;

import dev.guildhall.events.GuildModule;
import java.time.Duration;

/** The Redis keys, and how long their values live there and in memory. */
public final class CacheKey {
    public static final Duration TTL = Duration.ofHours(1);

    private CacheKey() {}

    public static String guildConfig(String guildId) {
        return "guild:config:" + guildId;
    }

    public static String guildModule(String guildId, GuildModule module) {
        return "guild:module:" + guildId + ":" + module.word();
    }

    public static String userPermissions(String userId) {
        return "user:permissions:" + userId;
    }
}
