package dev.guildhall.command.ticket;

import dev.guildhall.events.ticket.TicketPanelEvent;
import dev.guildhall.events.ticket.TicketPanelFailed;
import dev.guildhall.events.ticket.TicketPanelPosted;
import dev.guildhall.events.ticket.TicketPanelRequested;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one panel. Immutable. This is part of the {@link TicketDeskSnapshot}: its shape is stored.
 *
 * @param messageId {@code null} until it stands in Discord
 * @param cause why it does not; {@code null} when Discord has not refused it
 * @param sequence of the last event
 */
record PanelState(
        String panelId,
        String channelId,
        @Nullable String messageId,
        @Nullable String cause,
        long sequence) {
    static PanelState of(TicketPanelRequested event, long at) {
        return new PanelState(event.panelId(), event.channelId(), null, null, at);
    }

    PanelState after(TicketPanelEvent event, long at) {
        return switch (event) {
            case TicketPanelRequested requested -> of(requested, at);
            case TicketPanelPosted posted -> new PanelState(panelId, posted.channelId(), posted.messageId(), null, at);
            case TicketPanelFailed failed -> new PanelState(panelId, channelId, messageId, failed.cause(), at);
        };
    }
}
