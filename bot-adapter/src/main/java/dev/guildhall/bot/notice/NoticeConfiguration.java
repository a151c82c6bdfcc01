package dev.guildhall.bot.notice;

import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.door.SharedClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

/** From Discord's events to those who listen. */
@Configuration(proxyBeanMethods = false)
public class NoticeConfiguration {
    @Bean(destroyMethod = "close")
    DiscordEvents botDiscordEvents(StringRedisTemplate redis, ConfigurationCache cache, SharedClock clock) {
        return new DiscordEvents(redis, cache, clock);
    }

    @Bean
    MemberWatch botMemberWatch(DiscordEvents events) {
        return new MemberWatch(events);
    }
}
