package dev.guildhall.command.ticket;

/** Asks what matters about a ticket for those who write in it; changes nothing. Answers the {@link TicketSilence}. */
record AskTicket(String guildId, String ticketId) implements TicketCommand {}
