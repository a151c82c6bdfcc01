package dev.guildhall.bot.guild;

import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.bot.sides.CommandSide;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** From Discord's events to the command side. */
@Configuration(proxyBeanMethods = false)
public class GuildWatchConfiguration {
    @Bean
    GuildPresence botGuildPresence() {
        return new GuildPresence();
    }

    @Bean
    GuildRegistrar botGuildRegistrar(CommandSide commandSide, ConfigurationCache cache, DiscordConnection discord) {
        return new GuildRegistrar(commandSide, cache, new GuildSnapshots(discord)::take);
    }

    @Bean
    GuildWatch botGuildWatch(GuildPresence presence, GuildRegistrar registrar, ConfigurationCache cache) {
        return new GuildWatch(presence, registrar, cache);
    }
}
