package dev.guildhall.bot.guild;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The guilds that the bot is in, as far as Discord has told. Unlike JDA's cache it survives an invalid session and an
 * outage, during which the bot is still a member. Thread-safe.
 */
public final class GuildPresence {
    private final Set<String> guildIds = ConcurrentHashMap.newKeySet();

    public boolean isIn(String guildId) {
        return guildIds.contains(guildId);
    }

    void entered(String guildId) {
        guildIds.add(guildId);
    }

    void left(String guildId) {
        guildIds.remove(guildId);
    }

    Set<String> all() {
        return Set.copyOf(guildIds);
    }
}
