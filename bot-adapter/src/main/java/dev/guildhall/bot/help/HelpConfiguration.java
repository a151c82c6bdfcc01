package dev.guildhall.bot.help;

import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.bot.interaction.SlashCommand;
import dev.guildhall.door.DoorProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Help. */
@Configuration(proxyBeanMethods = false)
public class HelpConfiguration {
    @Bean
    HelpCommand botHelpCommand(
            ObjectProvider<SlashCommand> commands,
            ObjectProvider<DiscordConnection> discord,
            ConfigurationCache configurations,
            DoorProperties door) {
        String panelUrl = door.panelUrl();
        return new HelpCommand(
                commands, discord, configurations, panelUrl == null || panelUrl.isBlank() ? null : panelUrl.strip());
    }
}
