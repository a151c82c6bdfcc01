package dev.guildhall.query.history;

import dev.guildhall.eventlog.EventTail;
import dev.guildhall.eventlog.ProjectionProcessor;
import dev.guildhall.eventlog.QuietTransactions;
import dev.guildhall.eventlog.parking.Resumable;
import dev.guildhall.eventlog.parking.ResumableProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;

/** Runs the projection of checkpoints. */
public final class CheckpointProcessor extends ProjectionProcessor implements ResumableProcessor {
    private final CheckpointProjection projection;

    CheckpointProcessor(
            CheckpointProjection projection, EventTail tail, TokenStore tokens, QuietTransactions transactions) {
        super(CheckpointProjection.GROUP, projection, tail, projection::isAbout, tokens, transactions.forProcessors());
        this.projection = projection;
    }

    @Override
    public Resumable projection() {
        return projection;
    }

    @Override
    public @Nullable Throwable failure() {
        return projection.failure();
    }
}
