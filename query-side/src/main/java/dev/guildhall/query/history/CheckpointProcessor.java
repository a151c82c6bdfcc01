package dev.guildhall.query.history;

import dev.guildhall.eventlog.EventTail;
import dev.guildhall.eventlog.ProjectionProcessor;
import dev.guildhall.eventlog.QuietTransactions;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;

/** Runs the projection of checkpoints. */
public final class CheckpointProcessor extends ProjectionProcessor {
    private final CheckpointProjection projection;

    CheckpointProcessor(
            CheckpointProjection projection, EventTail tail, TokenStore tokens, QuietTransactions transactions) {
        super(
                CheckpointProjection.GROUP,
                projection,
                tail.only(CheckpointProjection::isAbout),
                tokens,
                transactions.forProcessors());
        this.projection = projection;
    }

    @Override
    public @Nullable Throwable failure() {
        return projection.failure();
    }
}
