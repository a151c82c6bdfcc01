package dev.guildhall.command.operation;

import org.jspecify.annotations.Nullable;

/** See {@link dev.guildhall.events.operation.DeadLetterRetryRequested}. */
record RetryDeadLetters(String projection, @Nullable String onlyLetterId) implements ProjectionCommand {
    @Override
    public AskDeadLetter changingNothing() {
        return new AskDeadLetter(projection, onlyLetterId);
    }
}
