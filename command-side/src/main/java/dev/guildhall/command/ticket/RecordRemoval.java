package dev.guildhall.command.ticket;

/** The channel is gone. */
record RecordRemoval(String guildId, String ticketId, int round) implements TicketCommand {}
