package dev.guildhall.command.ticket;

/** @param atMillis 0 when only bots have written */
record LastWritten(long atMillis) {
    static final LastWritten NEVER = new LastWritten(0);
}
