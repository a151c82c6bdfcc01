package dev.guildhall.query.member;

import dev.guildhall.eventlog.EventTail;
import dev.guildhall.eventlog.ProjectionProcessor;
import dev.guildhall.eventlog.QuietTransactions;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;

/** Runs what decides about members. */
final class MemberProcessor extends ProjectionProcessor {
    private final MemberProjection projection;

    MemberProcessor(MemberProjection projection, EventTail tail, TokenStore tokens, QuietTransactions transactions) {
        super(MemberProjection.GROUP, projection, tail, tokens, transactions.forProcessors());
        this.projection = projection;
    }

    @Override
    public @Nullable Throwable failure() {
        return projection.failure();
    }
}
