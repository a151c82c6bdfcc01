package dev.guildhall.command.operation;

import org.jspecify.annotations.Nullable;

/**
 * Changes nothing.
 *
 * @param letterId {@code null} for all of the projection
 */
record AskDeadLetter(String projection, @Nullable String letterId) implements ProjectionCommand {
    @Override
    public AskDeadLetter changingNothing() {
        return this;
    }
}
