package dev.guildhall.events.operation;

import dev.guildhall.events.EventType;

/**
 * The projection passes over that event for good, and goes on with those behind it. Nothing is taken from the log.
 *
 * @param letterId the projection's name and the position of the event
 */
@EventType("operation.DeadLetterDiscarded")
public record DeadLetterDiscarded(String projection, String letterId) implements OperationEvent {}
