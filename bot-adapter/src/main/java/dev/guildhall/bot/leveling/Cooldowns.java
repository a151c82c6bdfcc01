package dev.guildhall.bot.leveling;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;

/**
 * When members last earned something, as the command side said, so that it is not asked about what cannot count. It may be
 * forgotten, or be too old, at any time: then it is asked once more. Thread-safe.
 */
final class Cooldowns {
    /** Some hundred bytes each. */
    static final int MAX_REMEMBERED = 100_000;

    /** No cooldown is longer. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private record Who(String guildId, String userId) {}

    private final Cache<Who, Long> earned = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();

    void earned(String guildId, String userId, Instant at) {
        earned.asMap().merge(new Who(guildId, userId), at.toEpochMilli(), Math::max);
    }

    /** Whether what was written then cannot count. */
    boolean covers(String guildId, String userId, long writtenAtMillis, Duration cooldown) {
        Long last = earned.getIfPresent(new Who(guildId, userId));
        return last != null && writtenAtMillis < last + Math.max(1, cooldown.toMillis());
    }
}
