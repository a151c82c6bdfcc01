package dev.guildhall.events.operation;

import dev.guildhall.events.EventType;

/** The projection follows the log again. */
@EventType("operation.ProjectionResumed")
public record ProjectionResumed(String projection) implements OperationEvent {}
