package dev.guildhall.bot.welcome;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import net.dv8tion.jda.api.audit.ActionType;
import net.dv8tion.jda.api.audit.AuditLogEntry;

/**
 * Why somebody left. Discord tells that apart from the leaving, in no particular order, and only those who may see a
 * guild's audit log. Thread-safe.
 */
final class Departures {
    /** What is told of a leaving comes within that time, before or after it. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    static final String LEFT = "left";
    static final String KICKED = "kicked";
    static final String BANNED = "banned";
    static final String UNKNOWN = "unknown";

    private static final int MAX_REMEMBERED = 10_000;
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private final Cache<String, String> causes = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();

    void banned(String guildId, String userId) {
        causes.put(key(guildId, userId), BANNED);
    }

    void logged(AuditLogEntry entry) {
        String key = key(entry.getGuild().getId(), entry.getTargetId());
        if (entry.getType() == ActionType.KICK) {
            causes.asMap().putIfAbsent(key, KICKED);
        } else if (entry.getType() == ActionType.BAN) {
            causes.put(key, BANNED);
        }
    }

    /**
     * To be asked {@link #PATIENCE} later.
     *
     * @param told whether the bot is told of kicks in that guild
     */
    String causeOf(String guildId, String userId, boolean told) {
        String cause = causes.getIfPresent(key(guildId, userId));
        if (cause != null) {
            return cause;
        }
        return told ? LEFT : UNKNOWN;
    }

    private static String key(String guildId, String userId) {
        return guildId + ":" + userId;
    }
}
