package dev.guildhall.door.figures;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.util.function.SingletonSupplier;

/**
 * All figures as Prometheus reads them. What it takes for that is made when the program is ready, in the background: it
 * would take a fourteenth of the start. What is counted before that moment is not told.
 */
@WebEndpoint(id = "prometheus")
public final class PrometheusFigures implements ApplicationListener<ApplicationReadyEvent> {
    private static final String TEXT = "text/plain;version=0.0.4;charset=utf-8";

    private final SingletonSupplier<PrometheusMeterRegistry> registry;

    PrometheusFigures(CompositeMeterRegistry all) {
        registry = SingletonSupplier.of(() -> {
            PrometheusMeterRegistry made = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            all.add(made);
            return made;
        });
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        Thread.ofPlatform().daemon().name("figures").start(registry::obtain);
    }

    /** In Prometheus' text format. */
    @ReadOperation(produces = TEXT)
    public String scrape() {
        return registry.obtain().scrape();
    }
}
