package dev.guildhall.command.ticket;

/** About one ticket. */
interface TicketCommand extends DeskCommand {
    String ticketId();
}
