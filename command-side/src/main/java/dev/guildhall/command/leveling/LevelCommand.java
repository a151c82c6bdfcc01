package dev.guildhall.command.leveling;

import dev.guildhall.command.dispatch.AggregateCommand;
import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.events.AggregateIds;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A command to what one member of one guild has earned. Only the system itself gives them. */
interface LevelCommand extends AggregateCommand {
    @Override
    String guildId();

    String userId();

    @Override
    @TargetAggregateIdentifier
    default String aggregateId() {
        return AggregateIds.level(guildId(), userId());
    }

    @Override
    default Rejection unknown() {
        return new LevelRejection.NothingEarned();
    }
}
