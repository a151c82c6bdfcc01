package dev.guildhall.command.ticket;

import dev.guildhall.command.dispatch.AggregateCommand;
import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.events.AggregateIds;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A command to the desk of a guild, which holds all its tickets. Whoever may give it has been asked the guild before. */
interface DeskCommand extends AggregateCommand {
    @Override
    String guildId();

    @Override
    @TargetAggregateIdentifier
    default String aggregateId() {
        return AggregateIds.ticketDesk(guildId());
    }

    @Override
    default Rejection unknown() {
        return new TicketRejection.UnknownTicket();
    }
}
