package dev.guildhall.command.music;

import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.command.dispatch.RepeatableCommand;
import dev.guildhall.command.music.MusicRejection.UnknownTrack;
import dev.guildhall.command.music.MusicView.Outcome;
import dev.guildhall.events.AggregateIds;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A command to the queue of a guild. */
interface MusicCommand extends RepeatableCommand {
    @Override
    String guildId();

    @Override
    @TargetAggregateIdentifier
    default String aggregateId() {
        return AggregateIds.music(guildId());
    }

    @Override
    default Rejection unknown() {
        return new UnknownTrack();
    }

    @Override
    default ShowQueue changingNothing() {
        return new ShowQueue(guildId(), Outcome.UNCHANGED, null);
    }
}
