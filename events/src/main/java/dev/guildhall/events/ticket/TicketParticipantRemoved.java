package dev.guildhall.events.ticket;

import dev.guildhall.events.EventType;

/** A member who had been added no longer sees the ticket. */
@EventType("ticket.ParticipantRemoved")
public record TicketParticipantRemoved(String guildId, String ticketId, String userId) implements TicketEvent {}
