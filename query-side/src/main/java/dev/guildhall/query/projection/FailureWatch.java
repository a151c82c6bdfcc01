package dev.guildhall.query.projection;

import dev.guildhall.eventlog.ProjectionProcessor;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Says of this process which projections it cannot go on with. While all go on, nothing is sent to PostgreSQL but once at
 * the start. Thread-safe.
 */
final class FailureWatch implements SmartLifecycle {
    static final Duration INTERVAL = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(FailureWatch.class);

    private final ProjectionFailures failures;
    private final List<SteeredProjection> projections;
    private final String node;
    private final Set<String> told = new HashSet<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("projection-failures").daemon().factory());
    private volatile @Nullable Future<?> looking;

    FailureWatch(ProjectionFailures failures, List<SteeredProjection> projections, String node) {
        this.failures = failures;
        this.projections = List.copyOf(projections);
        this.node = node;
        // Whatever it said before it was started anew.
        projections.forEach(projection -> told.add(projection.name()));
    }

    private void look() {
        try {
            for (SteeredProjection projection : projections) {
                look(projection);
            }
        } catch (DataAccessException e) {
            // Then nobody can ask either.
            LOG.debug("Failures of projections could not be told", e);
        }
    }

    private void look(SteeredProjection projection) {
        Throwable failure = projection.processor().failure();
        String name = projection.name();
        if (failure != null && !projection.processor().isPaused()) {
            told.add(name);
            failures.tell(name, node, failure.getClass().getSimpleName());
        } else if (told.contains(name)) {
            failures.forget(name, node);
            told.remove(name);
        }
    }

    @Override
    public void start() {
        looking = thread.scheduleWithFixedDelay(
                this::look, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        looking = null;
        thread.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }

    /** It looks at those that run. */
    @Override
    public int getPhase() {
        return ProjectionProcessor.PHASE + 10;
    }
}
