package dev.guildhall.events.operation;

import dev.guildhall.events.EventType;

/** The rebuild does not go on until it is resumed. */
@EventType("operation.RebuildPaused")
public record RebuildPaused(String projection, String rebuildId) implements OperationEvent {}
