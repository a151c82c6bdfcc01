package dev.guildhall.events.ticket;

import dev.guildhall.events.EventType;

/** @param stars what the opener gave, 1 to 5; given again, the former no longer counts */
@EventType("ticket.Rated")
public record TicketRated(String guildId, String ticketId, int stars) implements TicketEvent {}
