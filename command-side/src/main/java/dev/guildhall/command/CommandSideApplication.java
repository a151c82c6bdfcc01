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
    static final Map<String, Object> DEFAULTS = Map.of(
            "spring.application.name", "command-side",
            "server.port", "8080",
            "server.shutdown", "graceful",
            "server.forward-headers-strategy", "native",
            "spring.main.banner-mode", "off",
            // A request that waits for a connection longer than this is told to come back.
            "spring.datasource.hikari.connection-timeout", "3000",
            "management.endpoints.web.exposure.include", "health,info",
            "management.endpoint.health.probes.enabled", "true");

    public static void main(String[] args) {
        new SpringApplicationBuilder(CommandSideApplication.class)
                .properties(DEFAULTS)
                .run(args);
    }
}
