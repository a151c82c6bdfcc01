package dev.guildhall.command.member;

import dev.guildhall.command.dispatch.AggregateCommand;
import dev.guildhall.events.AggregateIds;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What the bot tells about one user in one guild. */
sealed interface MemberCommand extends AggregateCommand permits TellJoined, TellLeft, RecordFailedDelivery {
    @Override
    String guildId();

    String userId();

    @Override
    @TargetAggregateIdentifier
    default String aggregateId() {
        return AggregateIds.member(guildId(), userId());
    }
}
