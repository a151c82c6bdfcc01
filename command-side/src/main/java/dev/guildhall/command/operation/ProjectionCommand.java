package dev.guildhall.command.operation;

import dev.guildhall.command.dispatch.RepeatableCommand;
import dev.guildhall.events.AggregateIds;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What an operator has done to one projection. */
sealed interface ProjectionCommand extends RepeatableCommand
        permits AskProjection,
                AskDeadLetter,
                PauseProjection,
                ResumeProjection,
                ChangeSegments,
                RequestRebuild,
                SteerRebuild,
                RetryDeadLetters,
                DiscardDeadLetter {
    /** The processing group. */
    String projection();

    @Override
    @TargetAggregateIdentifier
    default String aggregateId() {
        return AggregateIds.projection(projection());
    }

    @Override
    default @Nullable String guildId() {
        return null;
    }

    @Override
    default ProjectionCommand changingNothing() {
        return new AskProjection(projection(), null);
    }
}
