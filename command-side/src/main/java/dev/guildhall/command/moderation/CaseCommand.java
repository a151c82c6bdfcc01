package dev.guildhall.command.moderation;

import dev.guildhall.command.dispatch.AggregateCommand;
import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.events.AggregateIds;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A command to the desk of a guild, which holds all its cases. Whoever may give it has been asked the guild before. */
interface CaseCommand extends AggregateCommand {
    @Override
    String guildId();

    @Override
    @TargetAggregateIdentifier
    default String aggregateId() {
        return AggregateIds.moderation(guildId());
    }

    @Override
    default Rejection unknown() {
        return new CaseRejection.UnknownCase();
    }
}
