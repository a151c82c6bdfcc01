package dev.guildhall.command.ticket;

/** The channel of a closed ticket may have to go. Answers whether it is decided. */
record RemoveDueChannel(String guildId, String ticketId, long atMillis) implements TicketCommand {}
