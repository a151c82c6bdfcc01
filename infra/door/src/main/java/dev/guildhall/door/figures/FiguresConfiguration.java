package dev.guildhall.door.figures;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes the place of the platform's registries, each of which would be complete before the program starts. */
@Configuration(proxyBeanMethods = false)
public class FiguresConfiguration {
    @Bean
    CompositeMeterRegistry meterRegistry() {
        return new CompositeMeterRegistry();
    }

    @Bean
    PrometheusFigures prometheusFigures(CompositeMeterRegistry all) {
        return new PrometheusFigures(all);
    }
}
