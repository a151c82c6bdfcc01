package dev.guildhall.command.operation;

import org.jspecify.annotations.Nullable;

/** See {@link dev.guildhall.events.operation.RebuildRequested}. */
record RequestRebuild(
        String projection, String rebuildId, @Nullable String onlyGuildId, boolean acceptDifferences)
        implements ProjectionCommand {
    @Override
    public AskProjection changingNothing() {
        return new AskProjection(projection, rebuildId);
    }
}
