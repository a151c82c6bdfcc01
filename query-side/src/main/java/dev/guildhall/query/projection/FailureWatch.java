package dev.guildhall.query.projection;

import dev.guildhall.eventlog.ProjectionProcessor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Says of this process which projections it cannot go on with. While all go on, nothing is sent to PostgreSQL but once at
 * the start. Thread-safe.
 */
final class FailureWatch extends RepeatedLook {
    private final ProjectionFailures failures;
    private final List<SteeredProjection> projections;
    private final String node;
    private final Set<String> told = new HashSet<>();

    FailureWatch(ProjectionFailures failures, List<SteeredProjection> projections, String node) {
        super("projection-failures");
        this.failures = failures;
        this.projections = List.copyOf(projections);
        this.node = node;
        // Whatever it said before it was started anew.
        projections.forEach(projection -> told.add(projection.name()));
    }

    /** While PostgreSQL is away nothing is told, but then nobody can ask either. */
    @Override
    protected void lookOnce() {
        projections.forEach(this::look);
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

    /** It looks at those that run. */
    @Override
    public int getPhase() {
        return ProjectionProcessor.PHASE + 10;
    }
}
