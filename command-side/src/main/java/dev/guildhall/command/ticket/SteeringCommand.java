package dev.guildhall.command.ticket;

import dev.guildhall.command.dispatch.ExpectingCommand;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.ticket.TicketEvent;

/** Of somebody who does something with the ticket. It answers the {@link TicketView}. */
interface SteeringCommand extends TicketCommand, ExpectingCommand {
    Member by();

    @Override
    SteeringCommand expecting(long sequence);

    @Override
    default ShowTicket changingNothing() {
        return new ShowTicket(guildId(), ticketId());
    }

    @Override
    default boolean concerns(GuildhallEvent event) {
        return event instanceof TicketEvent ticket && ticket.ticketId().equals(ticketId());
    }
}
