package dev.guildhall.query.effect;

import dev.guildhall.query.configuration.ViewConfiguration.MigratedViews;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Effects, and how bots and operators get at them. */
@Configuration(proxyBeanMethods = false)
public class EffectConfiguration {
    @Bean
    Effects effects(MigratedViews migrated) {
        return new Effects(migrated.dataSource());
    }
}
