package dev.guildhall.events.operation;

import dev.guildhall.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * What the projection could not process is to be tried again, with all that waits behind it.
 *
 * @param onlyLetterId the one dead letter that is retried, the projection's name and the position of its event; {@code
 *     null} for all that the projection has then
 */
@EventType("operation.DeadLetterRetryRequested")
public record DeadLetterRetryRequested(
        String projection, @Nullable String onlyLetterId) implements OperationEvent {}
