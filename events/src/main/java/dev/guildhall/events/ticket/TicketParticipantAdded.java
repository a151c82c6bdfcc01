package dev.guildhall.events.ticket;

import dev.guildhall.events.EventType;

/** A member sees the ticket and may write there, beside opener and staff. */
@EventType("ticket.ParticipantAdded")
public record TicketParticipantAdded(String guildId, String ticketId, String userId) implements TicketEvent {}
