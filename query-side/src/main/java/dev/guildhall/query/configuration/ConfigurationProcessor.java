package dev.guildhall.query.configuration;

import dev.guildhall.eventlog.EventTail;
import dev.guildhall.eventlog.ProjectionProcessor;
import dev.guildhall.eventlog.QuietTransactions;
import dev.guildhall.eventlog.parking.Resumable;
import dev.guildhall.eventlog.parking.ResumableProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;

/** Runs the projection of guilds' configuration. */
public final class ConfigurationProcessor extends ProjectionProcessor implements ResumableProcessor {
    private static final int MOST_AT_ONCE = 1_000;

    private final ConfigurationProjection projection;

    public ConfigurationProcessor(
            ConfigurationProjection projection, EventTail tail, TokenStore tokens, QuietTransactions transactions) {
        super(ConfigurationProjection.GROUP, projection, tail, MOST_AT_ONCE, tokens, transactions.forPendingTokens());
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
