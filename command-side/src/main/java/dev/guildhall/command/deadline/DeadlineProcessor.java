package dev.guildhall.command.deadline;

import dev.guildhall.eventlog.EventTail;
import dev.guildhall.eventlog.ProjectionProcessor;
import dev.guildhall.eventlog.QuietTransactions;
import org.axonframework.eventhandling.tokenstore.TokenStore;

/** Runs the projection of deadlines. */
final class DeadlineProcessor extends ProjectionProcessor {
    DeadlineProcessor(
            DeadlineProjection projection, EventTail tail, TokenStore tokens, QuietTransactions transactions) {
        super(
                DeadlineProjection.GROUP,
                projection,
                tail.only(projection::isAbout),
                tokens,
                transactions.forProcessors());
    }
}
