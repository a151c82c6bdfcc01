package dev.guildhall.query.projection;

import dev.guildhall.eventlog.ProjectionProcessor;

/** A projection that operators may steer. */
public record SteeredProjection(ProjectionProcessor processor) {
    /** The processing group. */
    public String name() {
        return processor.name();
    }

    /** What the types of its events begin with, as they are stored; empty when it follows everything. */
    String types() {
        return processor.types();
    }
}
