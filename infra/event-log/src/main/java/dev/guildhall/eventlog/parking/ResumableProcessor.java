package dev.guildhall.eventlog.parking;

import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;

/** What runs such a projection. */
public interface ResumableProcessor {
    Resumable projection();

    /** For what this process does of it. */
    PooledStreamingEventProcessor processor();

    /** Whether this process works on it. */
    default boolean isHere() {
        return !processor().processingStatus().isEmpty();
    }
}
