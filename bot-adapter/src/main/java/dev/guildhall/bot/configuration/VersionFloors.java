package dev.guildhall.bot.configuration;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The highest version known to exist, by guild: nothing older may be answered. One number for each guild that the bot is
 * in, forgotten when it leaves. Thread-safe.
 */
final class VersionFloors {
    private final ConcurrentMap<String, Long> floors = new ConcurrentHashMap<>();

    /** 0 where none is known. */
    long of(String guildId) {
        return floors.getOrDefault(guildId, 0L);
    }

    /** Whether that was news. */
    boolean raise(String guildId, long version) {
        Long before = floors.get(guildId);
        return floors.merge(guildId, version, Math::max) > (before == null ? 0 : before);
    }

    void forget(String guildId) {
        floors.remove(guildId);
    }
}
