package dev.guildhall.query.giveaway;

import dev.guildhall.eventlog.EventTail;
import dev.guildhall.eventlog.ProjectionProcessor;
import dev.guildhall.eventlog.QuietTransactions;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;

/** Runs the projection of giveaways. */
final class GiveawayProcessor extends ProjectionProcessor {
    private final GiveawayProjection projection;

    GiveawayProcessor(
            GiveawayProjection projection, EventTail tail, TokenStore tokens, QuietTransactions transactions) {
        super(GiveawayProjection.GROUP, projection, tail, tokens, transactions.forProcessors());
        this.projection = projection;
    }

    @Override
    public @Nullable Throwable failure() {
        return projection.failure();
    }
}
