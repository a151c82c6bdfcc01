package dev.guildhall.bot;

import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** The bot adapter as a process of its own: nothing but health over HTTP. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(BotAdapterConfiguration.class)
public class BotAdapterApplication {
    /** Overridden by whatever else is configured, {@code SERVER_PORT} for example. */
    static final Map<String, Object> DEFAULTS = Map.of(
            "spring.application.name", "bot-adapter",
            "server.port", "8084",
            "server.shutdown", "graceful",
            "spring.threads.virtual.enabled", "true",
            "spring.main.banner-mode", "off",
            "spring.data.redis.repositories.enabled", "false",
            "management.endpoints.web.exposure.include", "health,info,prometheus",
            // Told by PrometheusFigures instead.
            "management.prometheus.metrics.export.enabled", "false",
            "management.endpoint.health.probes.enabled", "true");

    public static void main(String[] arguments) {
        start(arguments);
    }

    /** Up when this returns, connected or not; closing the context ends everything that was started. */
    public static ConfigurableApplicationContext start(String... arguments) {
        return new SpringApplicationBuilder(BotAdapterApplication.class)
                .properties(DEFAULTS)
                .run(arguments);
    }
}
