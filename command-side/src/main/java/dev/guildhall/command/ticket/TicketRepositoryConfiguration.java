package dev.guildhall.command.ticket;

import dev.guildhall.command.dispatch.AggregateCache;
import dev.guildhall.command.dispatch.AggregateCommands;
import dev.guildhall.command.dispatch.AggregateSnapshots;
import dev.guildhall.command.dispatch.WeighedRepository;
import dev.guildhall.eventlog.SnapshotForm;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where desks and transcripts are found, and how commands reach them. */
@Configuration(proxyBeanMethods = false)
public class TicketRepositoryConfiguration {
    @Bean
    SnapshotForm ticketDeskSnapshotForm() {
        return new SnapshotForm(TicketDesk.class.getSimpleName(), TicketDeskSnapshot.class);
    }

    @Bean
    SnapshotForm ticketTranscriptSnapshotForm() {
        return new SnapshotForm(TicketTranscript.class.getSimpleName(), TicketTranscriptSnapshot.class);
    }

    @Bean(destroyMethod = "close")
    AggregateSnapshots<TicketDesk> ticketDeskSnapshots(EventStore events) {
        return new AggregateSnapshots<>(events, TicketDesk.class, TicketDesk::snapshot);
    }

    @Bean(destroyMethod = "close")
    AggregateSnapshots<TicketTranscript> ticketTranscriptSnapshots(EventStore events) {
        return new AggregateSnapshots<>(events, TicketTranscript.class, TicketTranscript::snapshot);
    }

    @Bean
    WeighedRepository<TicketDesk> ticketDeskRepository(
            EventStore events, AggregateCache aggregates, AggregateSnapshots<TicketDesk> snapshots) {
        return new WeighedRepository<>(
                EventSourcingRepository.builder(TicketDesk.class)
                        .eventStore(events)
                        .snapshotTriggerDefinition(snapshots.pace()),
                aggregates,
                TicketDesk::units);
    }

    @Bean
    WeighedRepository<TicketTranscript> ticketTranscriptRepository(
            EventStore events, AggregateCache aggregates, AggregateSnapshots<TicketTranscript> snapshots) {
        return new WeighedRepository<>(
                EventSourcingRepository.builder(TicketTranscript.class)
                        .eventStore(events)
                        .snapshotTriggerDefinition(snapshots.pace()),
                aggregates,
                TicketTranscript::units);
    }

    @Bean
    AggregateAnnotationCommandHandler<TicketDesk> ticketDeskCommands(
            WeighedRepository<TicketDesk> desks, CommandBus commands) {
        return AggregateCommands.subscribe(TicketDesk.class, desks, commands);
    }

    @Bean
    AggregateAnnotationCommandHandler<TicketTranscript> ticketTranscriptCommands(
            WeighedRepository<TicketTranscript> transcripts, CommandBus commands) {
        return AggregateCommands.subscribe(TicketTranscript.class, transcripts, commands);
    }
}
