package dev.guildhall.events.operation;

import dev.guildhall.events.EventType;

/** From here on the projection does not follow the log, in whatever process. */
@EventType("operation.ProjectionPaused")
public record ProjectionPaused(String projection) implements OperationEvent {}
