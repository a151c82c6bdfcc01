package dev.guildhall.command;

import static dev.guildhall.command.RunningCommandSide.ADAM;
import static dev.guildhall.command.RunningCommandSide.MAX;

import dev.guildhall.eventlog.LogReader;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.ticket.TicketClosed;
import dev.guildhall.events.ticket.TicketMessageWritten;
import dev.guildhall.events.ticket.TicketOpened;
import dev.guildhall.events.ticket.TicketTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Histories of tickets about which something was due while nobody was there. */
record PastTickets(TicketScene scene) {
    /** Of the guild alone: others on the same data base have tickets, too. */
    String id() {
        return "01JD7Z3M8Q4V5X6Y7Z%08d".formatted(Long.parseLong(scene.guild().id()) % 100_000_000);
    }

    private void publish(String type, String aggregateId, GuildhallEvent event) {
        RunningCommandSide side = scene.guild().side();
        long next = side.bean(LogReader.class).lastSequence(aggregateId).orElse(-1) + 1;
        DomainEventMessage<?> message = new GenericDomainEventMessage<>(
                type, aggregateId, next, event, Map.of("guildId", scene.guild().id()));
        side.bean(EventStore.class).publish(List.of(message));
    }

    private String desk() {
        return AggregateIds.ticketDesk(scene.guild().id());
    }

    /** @param autoCloseHours of silence */
    void opened(Instant at, int autoCloseHours) {
        TicketTerms terms = new TicketTerms(null, List.of(), "ticket-{number}", "", autoCloseHours);
        publish(
                "TicketDesk",
                desk(),
                new TicketOpened(scene.guild().id(), id(), 1, MAX, "Help", null, at.toEpochMilli(), terms));
    }

    void written(Instant at, Duration silence) {
        publish(
                "TicketTranscript",
                AggregateIds.ticket(id()),
                new TicketMessageWritten(
                        scene.guild().id(),
                        id(),
                        "1180000000000000941",
                        MAX,
                        "Max",
                        false,
                        "Anybody?",
                        List.of(),
                        at.toEpochMilli(),
                        at.plus(silence).toEpochMilli()));
    }

    void closed(Instant at, Instant removeAt) {
        publish(
                "TicketDesk",
                desk(),
                new TicketClosed(
                        scene.guild().id(),
                        id(),
                        1,
                        ADAM,
                        "hand",
                        null,
                        null,
                        at.toEpochMilli(),
                        removeAt.toEpochMilli()));
    }
}
