package dev.guildhall.bot.discord;

import io.micrometer.core.instrument.MeterRegistry;
import net.dv8tion.jda.api.hooks.EventListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The connection and its health, which is registered under the name {@code discord}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DiscordProperties.class)
public class DiscordConfiguration {
    private static final String CONVENTIONAL_TOKEN = "DISCORD_TOKEN";

    @Bean
    DiscordConnection discordConnection(
            DiscordProperties properties, Environment environment, ObjectProvider<EventListener> listeners) {
        String token = environment.getProperty(CONVENTIONAL_TOKEN);
        return new DiscordConnection(DiscordEndpoint.of(properties, token), listeners);
    }

    @Bean("discord")
    DiscordHealth discordHealth(DiscordConnection connection) {
        return new DiscordHealth(connection);
    }

    @Bean
    DiscordMeters discordMeters(MeterRegistry registry, DiscordConnection connection) {
        return new DiscordMeters(registry, connection);
    }
}
