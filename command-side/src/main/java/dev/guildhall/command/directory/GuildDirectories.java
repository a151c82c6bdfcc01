package dev.guildhall.command.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.guildhall.events.config.ConfigReference;
import java.time.Duration;
import java.util.Collection;
import org.springframework.web.client.RestClientException;

/** Asks the query side, and remembers its answer for a moment. Thread-safe. */
final class GuildDirectories implements DiscordIdSource {
    /** A channel deleted so lately may still be configured: it can be deleted a moment later as well. */
    static final Duration MAX_AGE = Duration.ofSeconds(5);

    static final int MAX_GUILDS = 1_000;
    static final Duration READ_TIMEOUT = Duration.ofSeconds(3);

    private final QueryDirectory routes;
    private final Cache<String, DiscordIds> known = Caffeine.newBuilder()
            .maximumSize(MAX_GUILDS)
            .expireAfterWrite(MAX_AGE)
            .build();

    GuildDirectories(QueryDirectory routes) {
        this.routes = routes;
    }

    @Override
    public DiscordIds of(String guildId, Collection<ConfigReference> named) {
        DiscordIds held = known.getIfPresent(guildId);
        if (held != null && held.haveAll(named)) {
            return held;
        }
        DiscordIds asked = ask(guildId);
        known.put(guildId, asked);
        return asked;
    }

    private DiscordIds ask(String guildId) {
        try {
            return DiscordIds.of(routes.directory(guildId).data());
        } catch (RestClientException e) {
            throw DiscordIdSource.away();
        }
    }
}
