package dev.guildhall.query.member;

import dev.guildhall.eventlog.EventTail;
import dev.guildhall.eventlog.QuietTransactions;
import dev.guildhall.query.configuration.ViewProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;

/** Runs what decides about members. */
final class MemberProcessor extends ViewProcessor {
    private final MemberProjection projection;

    MemberProcessor(MemberProjection projection, EventTail tail, TokenStore tokens, QuietTransactions transactions) {
        super(MemberProjection.GROUP, projection, tail, tokens, transactions.forProcessors());
        this.projection = projection;
    }

    @Override
    protected @Nullable Throwable failure() {
        return projection.failure();
    }
}
