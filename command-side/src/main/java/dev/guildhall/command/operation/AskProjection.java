package dev.guildhall.command.operation;

import org.jspecify.annotations.Nullable;

/**
 * Changes nothing.
 *
 * @param rebuildId of the rebuild that is asked about, if it is
 */
record AskProjection(String projection, @Nullable String rebuildId) implements ProjectionCommand {
    @Override
    public AskProjection changingNothing() {
        return this;
    }
}
