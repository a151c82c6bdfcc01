package dev.guildhall.command.ticket;

/** @param cause a stable word, see {@link dev.guildhall.events.ticket.TicketDeliveryFailed} */
record RecordFailedDelivery(String guildId, String ticketId, TicketDelivery delivery, String cause)
        implements TicketCommand {}
