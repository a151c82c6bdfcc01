package dev.guildhall.push;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The push side as a process of its own: sockets on 8081, server-sent events and health on 8085. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(PanelPushConfiguration.class)
public class PanelPushApplication {
    /** Weaker than anything that is set; no file, because in the all-in-one all sides share one class path. */
    static final Map<String, Object> DEFAULTS = Map.of(
            "spring.application.name", "panel-push",
            "server.port", "8085",
            "server.shutdown", "immediate",
            "management.endpoints.web.exposure.include", "health,info,prometheus",
            // Told by PrometheusFigures instead.
            "management.prometheus.metrics.export.enabled", "false",
            // Also how long a write waits for a client that does not read.
            "server.tomcat.connection-timeout", "20s",
            "spring.threads.virtual.enabled", "true",
            "management.endpoint.health.probes.enabled", "true",
            // Redis may be away; what that means is told by the push side's own indicator.
            "management.health.redis.enabled", "false");

    public static void main(String[] args) {
        application().run(args);
    }

    static SpringApplication application() {
        SpringApplication application = new SpringApplication(PanelPushApplication.class);
        application.setDefaultProperties(DEFAULTS);
        return application;
    }
}
