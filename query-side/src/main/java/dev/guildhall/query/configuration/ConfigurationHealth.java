package dev.guildhall.query.configuration;

import dev.guildhall.eventlog.EventTail;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Down while the view cannot follow the log: what it answers then is true, but grows old. */
public final class ConfigurationHealth extends AbstractHealthIndicator {
    private final ConfigurationProcessor processor;
    private final ConfigurationProjection projection;
    private final EventTail tail;

    public ConfigurationHealth(ConfigurationProcessor processor, ConfigurationProjection projection, EventTail tail) {
        super("The configuration view could not be asked");
        this.processor = processor;
        this.projection = projection;
        this.tail = tail;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        boolean healthy = processor.isHealthy();
        health.status(healthy ? "UP" : "DOWN");
        if (!healthy) {
            tail.unreadable().ifPresent(event -> health.withDetail("stuckBefore", event.position()));
        }
        Throwable failure = projection.failure();
        if (failure instanceof UnprojectableEvent event) {
            health.withDetail("stuckBefore", event.position());
        } else if (failure != null) {
            health.withDetail("failure", failure.getClass().getSimpleName());
        }
    }
}
