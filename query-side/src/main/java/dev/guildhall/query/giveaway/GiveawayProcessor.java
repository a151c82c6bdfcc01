package dev.guildhall.query.giveaway;

import dev.guildhall.eventlog.EventTail;
import dev.guildhall.eventlog.QuietTransactions;
import dev.guildhall.query.configuration.ViewProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;

/** Runs the projection of giveaways. */
final class GiveawayProcessor extends ViewProcessor {
    private final GiveawayProjection projection;

    GiveawayProcessor(
            GiveawayProjection projection, EventTail tail, TokenStore tokens, QuietTransactions transactions) {
        super(GiveawayProjection.GROUP, projection, tail, tokens, transactions.forProcessors());
        this.projection = projection;
    }

    @Override
    protected @Nullable Throwable failure() {
        return projection.failure();
    }
}
