package dev.guildhall.query.configuration;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Down while the view cannot follow the log: what it answers then is true, but grows old. */
public final class ConfigurationHealth extends AbstractHealthIndicator {
    private final ConfigurationProcessor processor;
    private final ConfigurationProjection projection;

    public ConfigurationHealth(ConfigurationProcessor processor, ConfigurationProjection projection) {
        super("The configuration view could not be asked");
        this.processor = processor;
        this.projection = projection;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.status(processor.isHealthy() ? "UP" : "DOWN");
        Throwable failure = projection.failure();
        if (failure instanceof UnprojectableEvent event) {
            health.withDetail("stuckBefore", event.position());
        } else if (failure != null) {
            health.withDetail("failure", failure.getClass().getSimpleName());
        }
    }
}
