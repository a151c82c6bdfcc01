package dev.guildhall.bot.interaction;

import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.bot.permission.GuildGrants;
import dev.guildhall.door.SharedClock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

/** From an interaction to its answer. */
@Configuration(proxyBeanMethods = false)
public class InteractionConfiguration {
    @Bean
    SlashCommands botSlashCommands(ObjectProvider<SlashCommand> commands) {
        return new SlashCommands(commands.orderedStream().toList());
    }

    @Bean
    ExecutionNotices botExecutionNotices(StringRedisTemplate redis, ConfigurationCache cache, SharedClock clock) {
        return new ExecutionNotices(redis, cache, clock);
    }

    @Bean
    InteractionDesk botInteractionDesk(SlashCommands commands, ExecutionNotices notices, GuildGrants grants) {
        return new InteractionDesk(commands, notices, grants);
    }
}
