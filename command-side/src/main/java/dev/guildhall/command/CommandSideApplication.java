package dev.guildhall.command;

import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** The command side as a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(CommandSideConfiguration.class)
public class CommandSideApplication {
    /** Weakest of all sources: anything that is set anywhere else wins. */
    static final Map<String, Object> DEFAULTS = Map.ofEntries(
            Map.entry("spring.application.name", "command-side"),
            Map.entry("spring.main.banner-mode", "off"),
            Map.entry("spring.threads.virtual.enabled", "true"),
            Map.entry("server.port", "8080"),
            Map.entry("server.shutdown", "graceful"),
            // Who may speak for others is told to the door, see guildhall.trusted-proxies.
            Map.entry("server.forward-headers-strategy", "none"),
            // In milliseconds: with PostgreSQL away a caller is told so within two seconds.
            Map.entry("spring.datasource.hikari.connection-timeout", "2000"),
            Map.entry("spring.datasource.hikari.validation-timeout", "1000"),
            // In seconds: a PostgreSQL that fell silent is taken for dead.
            Map.entry("spring.datasource.hikari.data-source-properties.connectTimeout", "2"),
            Map.entry("spring.datasource.hikari.data-source-properties.socketTimeout", "20"),
            Map.entry("spring.datasource.hikari.data-source-properties.tcpKeepAlive", "true"),
            Map.entry("management.endpoints.web.exposure.include", "health,info,prometheus"),
            // Told by PrometheusFigures instead.
            Map.entry("management.prometheus.metrics.export.enabled", "false"),
            Map.entry("management.endpoint.health.probes.enabled", "true"));

    public static void main(String[] args) {
        new SpringApplicationBuilder(CommandSideApplication.class)
                .properties(DEFAULTS)
                .run(args);
    }
}
