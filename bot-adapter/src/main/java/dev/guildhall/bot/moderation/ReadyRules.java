package dev.guildhall.bot.moderation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.bot.configuration.EnabledModule;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.wire.GuildConfiguration;
import java.util.Optional;

/** The rules of guilds, made ready once for each version of a guild's configuration. Thread-safe. */
final class ReadyRules {
    /** Some kilobytes each for those who have many words, nothing for the others. */
    static final int MAX_GUILDS = 10_000;

    private record Held(long version, Optional<GuildRules> rules) {}

    private final ConfigurationCache configurations;
    private final Cache<String, Held> ready =
            Caffeine.newBuilder().maximumSize(MAX_GUILDS).build();

    ReadyRules(ConfigurationCache configurations) {
        this.configurations = configurations;
    }

    /**
     * As they are configured now; empty where the module is switched off. May block while the query side is asked.
     *
     * @throws dev.guildhall.bot.sides.SideAway if that cannot be known now
     * @throws dev.guildhall.bot.sides.SideRefused if nobody knows the guild
     */
    Optional<GuildRules> of(String guildId) {
        GuildConfiguration guild = configurations.read(guildId);
        Held held = ready.getIfPresent(guildId);
        if (held == null || held.version() != guild.version()) {
            held = new Held(
                    guild.version(),
                    EnabledModule.of(guild, GuildModule.MODERATION).map(GuildRules::of));
            ready.put(guildId, held);
        }
        return held.rules();
    }
}
