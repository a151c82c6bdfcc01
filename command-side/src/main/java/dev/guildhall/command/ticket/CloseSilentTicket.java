package dev.guildhall.command.ticket;

/**
 * Nobody has written for long, as far as anybody knows. Answers whether it is decided.
 *
 * @param lastWrittenAtMillis when somebody wrote the last time; 0 when nobody did
 * @param atMillis now
 */
record CloseSilentTicket(String guildId, String ticketId, long lastWrittenAtMillis, Ending ending, long atMillis)
        implements TicketCommand {}
