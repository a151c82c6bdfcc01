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
    ComponentActions botComponentActions(ObjectProvider<ComponentAction> actions) {
        return new ComponentActions(actions.orderedStream().toList());
    }

    @Bean
    Answering botAnswering(ExecutionNotices notices, GuildGrants grants, SharedClock clock) {
        return new Answering(notices, grants, clock);
    }

    @Bean
    InteractionDesk botInteractionDesk(
            SlashCommands commands, ComponentActions actions, Answering answering, GuildGrants grants) {
        return new InteractionDesk(commands, actions, answering, grants);
    }
}
