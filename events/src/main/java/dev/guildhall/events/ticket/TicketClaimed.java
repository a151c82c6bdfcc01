package dev.guildhall.events.ticket;

import dev.guildhall.events.EventType;

/** Somebody looks after the ticket, in the place of whoever did before. */
@EventType("ticket.Claimed")
public record TicketClaimed(String guildId, String ticketId, String assigneeId) implements TicketEvent {}
