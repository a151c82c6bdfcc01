package dev.guildhall.command.moderation;

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

/** Where desks are found, and how commands reach them. */
@Configuration(proxyBeanMethods = false)
public class CaseRepositoryConfiguration {
    @Bean
    SnapshotForm caseDeskSnapshotForm() {
        return new SnapshotForm(CaseDesk.class.getSimpleName(), CaseDeskSnapshot.class);
    }

    @Bean(destroyMethod = "close")
    AggregateSnapshots<CaseDesk> caseDeskSnapshots(EventStore events) {
        return new AggregateSnapshots<>(events, CaseDesk.class, CaseDesk::snapshot);
    }

    @Bean
    WeighedRepository<CaseDesk> caseDeskRepository(
            EventStore events, AggregateCache aggregates, AggregateSnapshots<CaseDesk> snapshots) {
        return new WeighedRepository<>(
                EventSourcingRepository.builder(CaseDesk.class)
                        .eventStore(events)
                        .snapshotTriggerDefinition(snapshots.pace()),
                aggregates,
                CaseDesk::units);
    }

    @Bean
    AggregateAnnotationCommandHandler<CaseDesk> caseDeskCommands(
            WeighedRepository<CaseDesk> desks, CommandBus commands) {
        return AggregateCommands.subscribe(CaseDesk.class, desks, commands);
    }
}
