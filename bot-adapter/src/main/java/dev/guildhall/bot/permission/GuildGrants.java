package dev.guildhall.bot.permission;

import dev.guildhall.door.access.AccessGrants;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What the owners of the bot's guilds have granted, as the command side told it last. Nothing, as long as it has not: whoever
 * is let in by a grant alone then has to wait. Thread-safe.
 */
public final class GuildGrants {
    private final ConcurrentMap<String, AccessGrants> grants = new ConcurrentHashMap<>();

    public AccessGrants of(String guildId) {
        return grants.getOrDefault(guildId, AccessGrants.NONE);
    }

    /** Whether that was news. */
    public boolean learn(String guildId, AccessGrants granted) {
        return !granted.equals(grants.put(guildId, granted));
    }

    /** The bot is no longer in the guild. */
    public void forget(String guildId) {
        grants.remove(guildId);
    }
}
