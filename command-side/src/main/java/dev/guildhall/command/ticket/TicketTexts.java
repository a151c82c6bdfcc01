package dev.guildhall.command.ticket;

import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.ticket.TicketClosed;
import dev.guildhall.events.ticket.TicketOpened;
import tools.jackson.databind.node.ObjectNode;

/**
 * What persons wrote about a ticket, read from the log whenever it is told: nowhere else would it be erased with them.
 * Thread-safe.
 */
final class TicketTexts {
    private static final String DATA = "data";

    private final LogReader log;

    TicketTexts(LogReader log) {
        this.log = log;
    }

    /** @param answer the JSON of an answer about a {@link TicketView}, into that about a {@link TicketAnswer} */
    byte[] told(String guildId, byte[] answer) {
        ObjectNode json = (ObjectNode) EventJson.mapper().readTree(answer);
        TicketView view = EventJson.mapper().treeToValue(json.get(DATA), TicketView.class);
        json.set(DATA, EventJson.mapper().valueToTree(answer(guildId, view)));
        return EventJson.write(json);
    }

    private TicketAnswer answer(String guildId, TicketView view) {
        return new TicketAnswer(
                view.id(),
                view.number(),
                text(guildId, view.subject()),
                view.status().name(),
                view.openerId(),
                view.assigneeId(),
                view.participants(),
                view.channelId(),
                view.createdAt(),
                view.closedAt(),
                view.closeReason() == null ? null : text(guildId, view.closeReason()));
    }

    private String text(String guildId, long sequence) {
        GuildhallEvent event = log.aggregateEvent(AggregateIds.ticketDesk(guildId), sequence)
                .map(LoggedEvent::payload)
                .orElseThrow(() -> new IllegalStateException("the desk has no event " + sequence));
        return switch (event) {
            case TicketOpened opened -> opened.subject();
            case TicketClosed closed -> closed.reason() == null ? "" : closed.reason();
            default -> throw new IllegalStateException("event " + sequence + " of the desk holds no text");
        };
    }
}
