package dev.guildhall.query.ticket;

/** How far a ticket is; the names are those on the wire. */
enum TicketStatus {
    OPEN,
    CLAIMED,
    CLOSED
}
