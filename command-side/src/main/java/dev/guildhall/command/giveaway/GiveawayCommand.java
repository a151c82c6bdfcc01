package dev.guildhall.command.giveaway;

import dev.guildhall.command.dispatch.AggregateCommand;
import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.events.AggregateIds;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A command to one giveaway. Whether its giver may give it has been asked the guild before. */
interface GiveawayCommand extends AggregateCommand {
    @Override
    String guildId();

    String giveawayId();

    @Override
    @TargetAggregateIdentifier
    default String aggregateId() {
        return AggregateIds.giveaway(giveawayId());
    }

    @Override
    default Rejection unknown() {
        return new GiveawayRejection.UnknownGiveaway();
    }
}
