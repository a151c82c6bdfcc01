package dev.guildhall.bot.discord;

import dev.guildhall.bot.shard.ShardKeeper;
import dev.guildhall.bot.shard.ShardPlan;
import dev.guildhall.bot.shard.ShardSessions;
import dev.guildhall.bot.shard.ShardsProperties;
import dev.guildhall.bot.sides.ShardSide;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import net.dv8tion.jda.api.hooks.EventListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The connection and its health, which is registered under the name {@code discord}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DiscordProperties.class, ShardsProperties.class})
public class DiscordConfiguration {
    private static final String CONVENTIONAL_TOKEN = "DISCORD_TOKEN";

    @Bean
    DiscordConnection discordConnection(
            DiscordProperties properties,
            ShardsProperties shards,
            Environment environment,
            ObjectProvider<ShardSide> side,
            ObjectProvider<EventListener> listeners) {
        DiscordEndpoint endpoint = DiscordEndpoint.of(properties, environment.getProperty(CONVENTIONAL_TOKEN));
        return new DiscordConnection(endpoint, listeners, keeper(endpoint, shards, side));
    }

    private static Function<ShardSessions, Optional<ShardKeeper>> keeper(
            DiscordEndpoint endpoint, ShardsProperties properties, ObjectProvider<ShardSide> side) {
        ShardPlan plan = ShardPlan.of(properties);
        if (!plan.leased()) {
            return sessions -> Optional.empty();
        }
        return sessions -> Optional.of(new ShardKeeper(
                plan,
                properties.identifyInterval(),
                "bot-" + UUID.randomUUID(),
                side.getObject(),
                new GatewayQuestion(endpoint),
                sessions));
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
