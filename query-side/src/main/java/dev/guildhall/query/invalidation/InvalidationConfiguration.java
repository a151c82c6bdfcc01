package dev.guildhall.query.invalidation;

import dev.guildhall.door.SharedClock;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.query.configuration.GuildViews;
import dev.guildhall.query.configuration.ViewChanges;
import dev.guildhall.query.configuration.ViewProgress;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.resource.Delay;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Publishing, and how this side talks to a Redis that may go and come as it likes. */
@Configuration(proxyBeanMethods = false)
public class InvalidationConfiguration {
    private static final Duration RECONNECT_DELAY = Duration.ofMillis(250);

    /** Closed by the publisher's thread, since connections must go before their factory stops. */
    @Bean(destroyMethod = "")
    RedisOutlet redisOutlet(StringRedisTemplate redis) {
        return new RedisOutlet(redis);
    }

    @Bean
    ValueCatchUp valueCatchUp(GuildViews views, ViewChanges changes, RedisOutlet outlet) {
        return new ValueCatchUp(views, changes, outlet);
    }

    @Bean
    InvalidationPublisher invalidationPublisher(
            RedisOutlet outlet,
            ValueCatchUp values,
            LogReader log,
            ViewProgress progress,
            SharedClock clock,
            MeterRegistry registry) {
        History history = new History(log::head, progress::watermark);
        return new InvalidationPublisher(outlet, values, history, clock, registry);
    }

    /** With a connection of its own: what waits for Redis there does not wait for the values. */
    @Bean
    NoticePublisher noticePublisher(StringRedisTemplate redis, SharedClock clock, MeterRegistry registry) {
        return new NoticePublisher(new RedisOutlet(redis), clock, registry);
    }

    /** While disconnected a command fails at once instead of waiting in a queue without bound. */
    @Bean
    LettuceClientOptionsBuilderCustomizer queryRedisOptions() {
        return options -> options.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS);
    }

    /** The default grows to half a minute, in which nothing would be told. */
    @Bean
    ClientResourcesBuilderCustomizer queryRedisReconnect() {
        return resources -> resources.reconnectDelay(Delay.constant(RECONNECT_DELAY));
    }
}
