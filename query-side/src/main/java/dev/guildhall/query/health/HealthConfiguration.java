package dev.guildhall.query.health;

import dev.guildhall.door.side.SideCalls;
import dev.guildhall.door.status.BotStatus;
import dev.guildhall.door.status.PushStatus;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.util.function.SingletonSupplier;

/** Health and figures. A side in this process is asked directly, others over HTTP. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SideAddresses.class)
@Import(HealthRoutes.class)
public class HealthConfiguration {
    @Bean
    Checks healthChecks(
            DataSource database,
            StringRedisTemplate redis,
            SideCalls calls,
            SideAddresses addresses,
            ObjectProvider<PushStatus.Source> push,
            ObjectProvider<BotStatus.Source> bot) {
        // Clients take time to make, so that only those are made that are needed.
        SingletonSupplier<OtherSides> others = SingletonSupplier.of(() -> new OtherSides(calls, addresses));
        return new Checks(database, redis, push.getIfAvailable(others::obtain), bot.getIfAvailable(others::obtain));
    }
}
