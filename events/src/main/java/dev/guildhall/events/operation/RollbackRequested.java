package dev.guildhall.events.operation;

import dev.guildhall.events.EventType;

/** What the rebuild replaced is to be live again. */
@EventType("operation.RollbackRequested")
public record RollbackRequested(String projection, String rebuildId) implements OperationEvent {}
