package dev.guildhall.bot.autoresponder;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.bot.configuration.EnabledModule;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.wire.GuildConfiguration;
import java.util.List;

/** The answers of guilds, made ready once for each version of a guild's configuration. Thread-safe. */
final class ReadyResponses {
    /** A guild without any counts as one. */
    static final int MAX_RESPONSES = 20_000;

    private record Held(long version, List<Response> responses) {}

    private final ConfigurationCache configurations;
    private final Cache<String, Held> ready = Caffeine.newBuilder()
            .maximumWeight(MAX_RESPONSES)
            .weigher((String guildId, Held held) -> 1 + held.responses().size())
            .build();

    ReadyResponses(ConfigurationCache configurations) {
        this.configurations = configurations;
    }

    /**
     * As they are configured now; none where the module is switched off. May block while the query side is asked.
     *
     * @throws dev.guildhall.bot.sides.SideAway if that cannot be known now
     * @throws dev.guildhall.bot.sides.SideRefused if nobody knows the guild
     */
    List<Response> of(String guildId) {
        GuildConfiguration guild = configurations.read(guildId);
        Held held = ready.getIfPresent(guildId);
        if (held == null || held.version() != guild.version()) {
            held = new Held(guild.version(), made(guild));
            ready.put(guildId, held);
        }
        return held.responses();
    }

    private static List<Response> made(GuildConfiguration guild) {
        return EnabledModule.of(guild, GuildModule.AUTORESPONDER)
                .map(module -> Response.of(guild.guildId(), module))
                .orElse(List.of());
    }
}
