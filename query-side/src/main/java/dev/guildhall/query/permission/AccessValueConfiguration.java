package dev.guildhall.query.permission;

import dev.guildhall.query.configuration.ViewProgress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

/** What users may see, as Redis holds it. */
@Configuration(proxyBeanMethods = false)
public class AccessValueConfiguration {
    @Bean
    AccessValues accessValues(VisibleGuilds visible, ViewProgress progress, StringRedisTemplate redis) {
        return new AccessValues(new SharedAccess(visible, progress, redis));
    }
}
