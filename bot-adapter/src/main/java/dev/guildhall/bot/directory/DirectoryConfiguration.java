package dev.guildhall.bot.directory;

import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.bot.sides.DirectorySide;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** From what Discord knows to the query side. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DirectoryProperties.class)
public class DirectoryConfiguration {
    @Bean
    DirectoryTeller botDirectoryTeller(DiscordConnection discord, DirectorySide side) {
        return new DirectoryTeller(new TellingTurn(new GuildMirror(discord), side));
    }

    @Bean
    DirectoryWatch botDirectoryWatch(DirectoryTeller teller) {
        return new DirectoryWatch(teller);
    }

    @Bean
    DirectoryUpkeep botDirectoryUpkeep(DirectoryTeller teller, DirectorySide side, DirectoryProperties properties) {
        return new DirectoryUpkeep(teller, side, properties.upkeep());
    }
}
