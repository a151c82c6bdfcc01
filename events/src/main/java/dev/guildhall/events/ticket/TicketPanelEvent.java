package dev.guildhall.events.ticket;

import dev.guildhall.events.OfGuild;

/** Of the desk: messages by which members open tickets. None changes the guild's configuration, or its version. */
public sealed interface TicketPanelEvent extends OfGuild
        permits TicketPanelRequested, TicketPanelPosted, TicketPanelFailed {
    /** A ULID: 26 characters, in the order of time. */
    String panelId();
}
