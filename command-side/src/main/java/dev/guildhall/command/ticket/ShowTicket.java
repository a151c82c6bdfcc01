package dev.guildhall.command.ticket;

import dev.guildhall.command.dispatch.RepeatableCommand;

/** Answers the ticket as it is; changes nothing. */
record ShowTicket(String guildId, String ticketId) implements TicketCommand, RepeatableCommand {
    @Override
    public ShowTicket changingNothing() {
        return this;
    }
}
