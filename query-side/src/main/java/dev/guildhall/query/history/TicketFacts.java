package dev.guildhall.query.history;

import dev.guildhall.events.ticket.TicketChannelCreated;
import dev.guildhall.events.ticket.TicketChannelRemoved;
import dev.guildhall.events.ticket.TicketClaimed;
import dev.guildhall.events.ticket.TicketClosed;
import dev.guildhall.events.ticket.TicketEvent;
import dev.guildhall.events.ticket.TicketMessageDeleted;
import dev.guildhall.events.ticket.TicketMessageEdited;
import dev.guildhall.events.ticket.TicketMessageEvent;
import dev.guildhall.events.ticket.TicketMessageWritten;
import dev.guildhall.events.ticket.TicketOpened;
import dev.guildhall.events.ticket.TicketPanelEvent;
import dev.guildhall.events.ticket.TicketPanelPosted;
import dev.guildhall.events.ticket.TicketPanelRequested;
import dev.guildhall.events.ticket.TicketParticipantAdded;
import dev.guildhall.events.ticket.TicketParticipantRemoved;
import dev.guildhall.events.ticket.TicketRated;
import dev.guildhall.events.ticket.TicketReopened;
import java.util.stream.Stream;

/** What events of tickets made of which fields. */
final class TicketFacts {
    private TicketFacts() {}

    static Stream<Fact> of(TicketEvent event) {
        String ticket = "/tickets/" + event.ticketId() + '/';
        return switch (event) {
            case TicketOpened e ->
                Stream.of(
                        Fact.set(ticket + "number", e.number()),
                        Fact.set(ticket + "openerId", e.openerId()),
                        Fact.written(ticket + "subject", e.subject()),
                        Fact.set(ticket + "topic", e.topic()),
                        Fact.set(ticket + "closed", false));
            case TicketClaimed e -> Stream.of(Fact.set(ticket + "assigneeId", e.assigneeId()));
            case TicketParticipantAdded e -> Stream.of(Fact.set(ticket + "participants/" + e.userId(), true));
            case TicketParticipantRemoved e -> Stream.of(Fact.set(ticket + "participants/" + e.userId(), null));
            case TicketClosed e ->
                Stream.of(Fact.set(ticket + "closed", true), Fact.written(ticket + "closeReason", e.reason()));
            case TicketReopened ignored -> Stream.of(Fact.set(ticket + "closed", false));
            case TicketChannelCreated e -> Stream.of(Fact.set(ticket + "channelId", e.channelId()));
            case TicketChannelRemoved ignored -> Stream.of(Fact.set(ticket + "channelId", null));
            case TicketRated e -> Stream.of(Fact.set(ticket + "rating", e.stars()));
            default -> Stream.empty();
        };
    }

    static Stream<Fact> of(TicketPanelEvent event) {
        String panel = "/ticketPanels/" + event.panelId() + '/';
        return switch (event) {
            case TicketPanelRequested e ->
                Stream.of(
                        Fact.set(panel + "channelId", e.channelId()),
                        Fact.set(panel + "text", e.text()),
                        Fact.set(panel + "topics", e.topics()));
            case TicketPanelPosted e -> Stream.of(Fact.set(panel + "messageId", e.messageId()));
            default -> Stream.empty();
        };
    }

    static Stream<Fact> of(TicketMessageEvent event) {
        String text = "/tickets/" + event.ticketId() + "/messages/" + event.messageId() + "/text";
        return switch (event) {
            case TicketMessageWritten e -> Stream.of(Fact.written(text, e.text()));
            case TicketMessageEdited e -> Stream.of(Fact.written(text, e.text()));
            case TicketMessageDeleted ignored -> Stream.of(Fact.written(text, null));
        };
    }
}
