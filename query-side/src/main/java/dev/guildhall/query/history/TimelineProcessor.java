package dev.guildhall.query.history;

import dev.guildhall.eventlog.EventTail;
import dev.guildhall.eventlog.ProjectionProcessor;
import dev.guildhall.eventlog.QuietTransactions;
import dev.guildhall.eventlog.parking.Resumable;
import dev.guildhall.eventlog.parking.ResumableProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;

/** Runs the projection of the timeline. */
public final class TimelineProcessor extends ProjectionProcessor implements ResumableProcessor {
    /** Rows of a guild stand side by side in the index: the more of them are written at once, the fewer pages are. */
    private static final int MOST_AT_ONCE = 10_000;

    private final TimelineProjection projection;

    TimelineProcessor(
            TimelineProjection projection, EventTail tail, TokenStore tokens, QuietTransactions transactions) {
        super(TimelineProjection.GROUP, projection, tail, MOST_AT_ONCE, tokens, transactions.forProcessors());
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
