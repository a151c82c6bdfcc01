package dev.guildhall.command.deadline;

import dev.guildhall.eventlog.EventTail;
import dev.guildhall.eventlog.ProjectionProcessor;
import dev.guildhall.eventlog.QuietTransactions;
import dev.guildhall.eventlog.parking.Resumable;
import dev.guildhall.eventlog.parking.ResumableProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;

/** Runs the projection of deadlines. */
final class DeadlineProcessor extends ProjectionProcessor implements ResumableProcessor {
    private final DeadlineProjection projection;

    DeadlineProcessor(
            DeadlineProjection projection, EventTail tail, TokenStore tokens, QuietTransactions transactions) {
        super(DeadlineProjection.GROUP, projection, tail, projection::isAbout, tokens, transactions.forProcessors());
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
