package dev.guildhall.command.ticket;

import dev.guildhall.command.dispatch.AggregateCommand;
import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.events.AggregateIds;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A command to what was written in one ticket. That the guild has that ticket has been asked the desk. */
interface TranscriptCommand extends AggregateCommand {
    @Override
    String guildId();

    String ticketId();

    @Override
    @TargetAggregateIdentifier
    default String aggregateId() {
        return AggregateIds.ticket(ticketId());
    }

    @Override
    default Rejection unknown() {
        return new TicketRejection.NothingWritten();
    }
}
