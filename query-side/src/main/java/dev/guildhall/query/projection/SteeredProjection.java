package dev.guildhall.query.projection;

import dev.guildhall.eventlog.ProjectionProcessor;

/**
 * A projection that operators may steer.
 *
 * @param types what the types of its events begin with, as they are stored; empty when it follows everything
 */
public record SteeredProjection(ProjectionProcessor processor, String types) {
    /** The processing group. */
    public String name() {
        return processor.name();
    }
}
