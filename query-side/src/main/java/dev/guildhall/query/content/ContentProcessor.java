package dev.guildhall.query.content;

import dev.guildhall.eventlog.EventTail;
import dev.guildhall.eventlog.ProjectionProcessor;
import dev.guildhall.eventlog.QuietTransactions;
import dev.guildhall.eventlog.parking.Resumable;
import dev.guildhall.eventlog.parking.ResumableProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;

/** Runs a feature's projection. */
public final class ContentProcessor extends ProjectionProcessor implements ResumableProcessor {
    private final ContentProjection<?, ?> projection;

    ContentProcessor(
            ContentProjection<?, ?> projection, EventTail tail, TokenStore tokens, QuietTransactions transactions) {
        super(projection.group(), projection, tail, projection::isAbout, tokens, transactions.forProcessors());
        this.projection = projection;
    }

    @Override
    public Resumable projection() {
        return projection;
    }

    @Override
    public String types() {
        return projection.types();
    }

    @Override
    public @Nullable Throwable failure() {
        return projection.failure();
    }
}
