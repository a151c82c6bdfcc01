package dev.guildhall.command.ticket;

/** As clients are told it. */
enum TicketStatus {
    OPEN,
    /** Somebody looks after it. */
    CLAIMED,
    CLOSED
}
