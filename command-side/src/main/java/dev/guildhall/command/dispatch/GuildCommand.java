package dev.guildhall.command.dispatch;

import dev.guildhall.events.AggregateIds;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A command to one guild. Carrying it out answers a {@link Decision}. */
public interface GuildCommand {
    String guildId();

    @TargetAggregateIdentifier
    default String aggregateId() {
        return AggregateIds.guild(guildId());
    }
}
