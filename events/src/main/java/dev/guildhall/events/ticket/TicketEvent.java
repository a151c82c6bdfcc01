package dev.guildhall.events.ticket;

import dev.guildhall.events.OfGuild;

/** Of the desk, which holds all tickets of a guild. None changes the guild's configuration, or its version. */
public sealed interface TicketEvent extends OfGuild
        permits TicketOpened,
                TicketChannelCreated,
                TicketCardPosted,
                TicketClaimed,
                TicketParticipantAdded,
                TicketParticipantRemoved,
                TicketClosed,
                TicketReopened,
                TicketTranscriptDelivered,
                TicketRemovalDue,
                TicketChannelRemoved,
                TicketRated,
                TicketDeliveryFailed {
    /** A ULID: 26 characters, in the order of time. */
    String ticketId();
}
