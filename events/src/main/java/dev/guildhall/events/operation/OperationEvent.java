package dev.guildhall.events.operation;

import dev.guildhall.events.OfInstallation;

/** What was decided about one projection. Whoever runs it obeys, also after a restart. */
public sealed interface OperationEvent extends OfInstallation
        permits ProjectionPaused,
                ProjectionResumed,
                RebuildRequested,
                RebuildPaused,
                RebuildResumed,
                RebuildAborted,
                RollbackRequested,
                SegmentsChanged,
                DeadLetterRetryRequested,
                DeadLetterDiscarded {
    /** The processing group. */
    String projection();
}
