package dev.guildhall.command.dispatch;

import dev.guildhall.events.AggregateIds;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A command to one guild. */
public interface GuildCommand extends AggregateCommand {
    @Override
    String guildId();

    @Override
    @TargetAggregateIdentifier
    default String aggregateId() {
        return AggregateIds.guild(guildId());
    }
}
