package dev.guildhall.bot;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientConfigurationBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Redis is a cache and a messenger: rather do without it than wait for it. */
@Configuration(proxyBeanMethods = false)
class RedisClientConfiguration {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final Duration RECONNECT_DELAY = Duration.ofMillis(250);

    @Bean
    LettuceClientConfigurationBuilderCustomizer botRedisTimeout() {
        return configuration -> configuration.commandTimeout(TIMEOUT);
    }

    @Bean
    LettuceClientOptionsBuilderCustomizer botRedisOptions() {
        return options -> options.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder().connectTimeout(TIMEOUT).build())
                .timeoutOptions(TimeoutOptions.enabled(TIMEOUT));
    }

    @Bean
    ClientResourcesBuilderCustomizer botRedisReconnect() {
        return resources -> resources.reconnectDelay(Delay.constant(RECONNECT_DELAY));
    }
}
