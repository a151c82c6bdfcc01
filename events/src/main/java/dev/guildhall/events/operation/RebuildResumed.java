package dev.guildhall.events.operation;

import dev.guildhall.events.EventType;

/** The rebuild goes on. */
@EventType("operation.RebuildResumed")
public record RebuildResumed(String projection, String rebuildId) implements OperationEvent {}
