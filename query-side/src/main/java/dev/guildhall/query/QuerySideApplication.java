package dev.guildhall.query;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The query side as a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(QuerySideConfiguration.class)
public class QuerySideApplication {
    /** What applies unless it is set; not in a file, because in the all-in-one all sides share one class path. */
    public static final Map<String, Object> DEFAULTS = Map.ofEntries(
            Map.entry("spring.application.name", "guildhall-query-side"),
            Map.entry("server.port", 8083),
            Map.entry("server.shutdown", "graceful"),
            Map.entry("spring.main.keep-alive", true),
            Map.entry("spring.datasource.hikari.pool-name", "query-side"),
            Map.entry("spring.datasource.hikari.maximum-pool-size", 10),
            // In milliseconds: with PostgreSQL away a reader is told so within two seconds.
            Map.entry("spring.datasource.hikari.connection-timeout", 2_000),
            Map.entry("spring.datasource.hikari.validation-timeout", 1_000),
            // In seconds: a PostgreSQL that fell silent is taken for dead.
            Map.entry("spring.datasource.hikari.data-source-properties.connectTimeout", 2),
            Map.entry("spring.datasource.hikari.data-source-properties.socketTimeout", 20),
            Map.entry("spring.datasource.hikari.data-source-properties.tcpKeepAlive", true),
            Map.entry("spring.flyway.enabled", false),
            Map.entry("spring.data.redis.repositories.enabled", false),
            // Redis is a cache and a messenger: rather do without it than wait for it.
            Map.entry("spring.data.redis.connect-timeout", "1s"),
            Map.entry("spring.data.redis.timeout", "1s"),
            Map.entry("axon.update-check.disabled", true),
            // Redis may be absent at any time, which makes nobody unhealthy.
            Map.entry("management.health.redis.enabled", false),
            Map.entry("management.endpoints.web.exposure.include", "health,info,prometheus"),
            // Told by PrometheusFigures instead.
            Map.entry("management.prometheus.metrics.export.enabled", false),
            Map.entry("management.endpoint.health.probes.enabled", true));

    public static void main(String[] arguments) {
        application().run(arguments);
    }

    static SpringApplication application() {
        SpringApplication application = new SpringApplication(QuerySideApplication.class);
        application.setDefaultProperties(DEFAULTS);
        return application;
    }
}
