package dev.guildhall.door.figures;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes the place of the platform's registries: there is one, and it is there before the first figure. */
@Configuration(proxyBeanMethods = false)
public class FiguresConfiguration {
    @Bean
    PrometheusMeterRegistry meterRegistry() {
        return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }

    @Bean
    PrometheusFigures prometheusFigures(PrometheusMeterRegistry registry) {
        return new PrometheusFigures(registry);
    }
}
