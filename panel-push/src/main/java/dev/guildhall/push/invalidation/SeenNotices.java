package dev.guildhall.push.invalidation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.guildhall.events.wire.DiscordEvent;
import java.time.Duration;

/** Which happenings have been passed on, since several processes may tell of the same one. Thread-safe. */
final class SeenNotices {
    /** Two processes tell of the same happening within seconds. */
    static final Duration REMEMBERED = Duration.ofMinutes(10);

    static final int MAX_REMEMBERED = 50_000;

    private record Happening(String guildId, String id) {}

    private final Cache<Happening, Boolean> seen = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .executor(Runnable::run)
            .build();

    /** At most one caller hears so for each id of a guild. */
    boolean isNew(DiscordEvent event) {
        return seen.asMap().putIfAbsent(new Happening(event.guildId(), event.id()), Boolean.TRUE) == null;
    }
}
