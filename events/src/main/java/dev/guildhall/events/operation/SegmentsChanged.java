package dev.guildhall.events.operation;

import dev.guildhall.events.EventType;

/**
 * The projection is to be divided among so many segments, each of which one process follows.
 *
 * @param count 1 or more
 */
@EventType("operation.SegmentsChanged")
public record SegmentsChanged(String projection, int count) implements OperationEvent {}
