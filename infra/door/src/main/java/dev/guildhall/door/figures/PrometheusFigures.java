package dev.guildhall.door.figures;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;

/** All figures as Prometheus reads them. */
@WebEndpoint(id = "prometheus")
public final class PrometheusFigures {
    private static final String TEXT = "text/plain;version=0.0.4;charset=utf-8";

    private final PrometheusMeterRegistry registry;

    PrometheusFigures(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    /** In Prometheus' text format. */
    @ReadOperation(produces = TEXT)
    public String scrape() {
        return registry.scrape();
    }
}
