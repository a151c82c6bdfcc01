package dev.guildhall.bot.guild;

import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.bot.permission.GuildGrants;
import dev.guildhall.bot.sides.CommandSide;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** From Discord's events to the command side. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GuildProperties.class)
public class GuildWatchConfiguration {
    @Bean
    GuildPresence botGuildPresence() {
        return new GuildPresence();
    }

    @Bean
    GuildGrants botGuildGrants() {
        return new GuildGrants();
    }

    @Bean
    GuildRegistrar botGuildRegistrar(
            CommandSide commandSide, ConfigurationCache cache, GuildGrants grants, DiscordConnection discord) {
        return new GuildRegistrar(new GuildTeller(commandSide, cache, grants, new GuildSnapshots(discord)));
    }

    @Bean
    GuildRechecks botGuildRechecks(GuildPresence presence, GuildChecks checks, GuildProperties properties) {
        return new GuildRechecks(presence, checks, properties.recheckInterval());
    }

    @Bean
    GuildWatch botGuildWatch(GuildPresence presence, GuildRegistrar registrar, ConfigurationCache cache) {
        return new GuildWatch(presence, registrar, cache);
    }
}
