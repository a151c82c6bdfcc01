package dev.guildhall.events.operation;

import dev.guildhall.events.EventType;

/** The rebuild is given up, unless the live view was replaced before that was heard. */
@EventType("operation.RebuildAborted")
public record RebuildAborted(String projection, String rebuildId) implements OperationEvent {}
