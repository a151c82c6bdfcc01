package dev.guildhall.command.ticket;

/** @param closesAfterHours of silence; 0 for one that does not close by itself */
record TicketSilence(int closesAfterHours) {}
