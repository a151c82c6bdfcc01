package dev.guildhall.command.ticket;

/** @param cause a stable word, see {@link dev.guildhall.events.ticket.TicketDeliveryFailed} */
record RecordFailedPanel(String guildId, String panelId, String cause) implements PanelCommand {}
