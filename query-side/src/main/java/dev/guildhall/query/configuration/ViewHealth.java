package dev.guildhall.query.configuration;

import dev.guildhall.eventlog.EventTail;
import dev.guildhall.eventlog.ProjectionProcessor;
import dev.guildhall.eventlog.parking.LettersFull;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Down while a view cannot follow the log: what it answers then is true, but grows old. */
public abstract class ViewHealth extends AbstractHealthIndicator {
    private final ProjectionProcessor processor;
    private final EventTail tail;

    protected ViewHealth(ProjectionProcessor processor, EventTail tail) {
        super("The view could not be asked");
        this.processor = processor;
        this.tail = tail;
    }

    @Override
    protected final void doHealthCheck(Health.Builder health) {
        boolean healthy = processor.isHealthy();
        health.status(healthy ? "UP" : "DOWN");
        if (processor.isPaused()) {
            health.withDetail("paused", true);
        }
        if (!healthy) {
            tail.unreadable().ifPresent(event -> health.withDetail("stuckBefore", event.position()));
        }
        Throwable failure = processor.failure();
        if (failure instanceof UnprojectableEvent event) {
            health.withDetail("stuckBefore", event.position());
        } else if (failure != null) {
            health.withDetail("failure", failure.getClass().getSimpleName());
        }
        if (failure instanceof LettersFull full) {
            health.withDetail("because", full.explanation());
        }
    }
}
