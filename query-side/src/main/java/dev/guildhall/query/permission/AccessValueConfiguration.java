package dev.guildhall.query.permission;

import dev.guildhall.query.configuration.GuildViews;
import dev.guildhall.query.configuration.ViewProgress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

/** What users may see, and how Redis comes to hold it. */
@Configuration(proxyBeanMethods = false)
public class AccessValueConfiguration {
    @Bean
    VisibleGuilds visibleGuilds(GuildViews views) {
        return new VisibleGuilds(views);
    }

    @Bean
    AccessValues accessValues(VisibleGuilds visible, ViewProgress progress, StringRedisTemplate redis) {
        return new AccessValues(new SharedAccess(visible, progress, redis));
    }
}
