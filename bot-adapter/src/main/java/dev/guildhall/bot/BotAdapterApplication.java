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
    static final Map<String, Object> DEFAULTS = Map.ofEntries(
            Map.entry("spring.application.name", "bot-adapter"),
            Map.entry("server.port", "8084"),
            Map.entry("server.shutdown", "graceful"),
            Map.entry("spring.threads.virtual.enabled", "true"),
            Map.entry("spring.main.banner-mode", "off"),
            Map.entry("spring.data.redis.repositories.enabled", "false"),
            // Redis is a cache and a messenger: rather do without it than wait for it.
            Map.entry("spring.data.redis.connect-timeout", "1s"),
            Map.entry("spring.data.redis.timeout", "1s"),
            Map.entry("management.endpoints.web.exposure.include", "health,info,prometheus"),
            // Told by PrometheusFigures instead.
            Map.entry("management.prometheus.metrics.export.enabled", "false"),
            Map.entry("management.endpoint.health.probes.enabled", "true"));

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
