package dev.guildhall.bot;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A Redis that may go and come as it likes. */
@Configuration(proxyBeanMethods = false)
class RedisClientConfiguration {
    private static final Duration RECONNECT_DELAY = Duration.ofMillis(250);

    @Bean
    LettuceClientOptionsBuilderCustomizer botRedisOptions() {
        return options -> options.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS);
    }

    @Bean
    ClientResourcesBuilderCustomizer botRedisReconnect() {
        return resources -> resources.reconnectDelay(Delay.constant(RECONNECT_DELAY));
    }
}
