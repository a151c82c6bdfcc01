package dev.guildhall.command.giveaway;

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

/** Where giveaways are found, and how commands reach them. */
@Configuration(proxyBeanMethods = false)
public class GiveawayRepositoryConfiguration {
    @Bean
    SnapshotForm giveawaySnapshotForm() {
        return new SnapshotForm(Giveaway.class.getSimpleName(), GiveawaySnapshot.class);
    }

    @Bean(destroyMethod = "close")
    AggregateSnapshots<Giveaway> giveawaySnapshots(EventStore events) {
        return new AggregateSnapshots<>(events, Giveaway.class, Giveaway::snapshot);
    }

    @Bean
    WeighedRepository<Giveaway> giveawayRepository(
            EventStore events, AggregateCache aggregates, AggregateSnapshots<Giveaway> snapshots) {
        return new WeighedRepository<>(
                EventSourcingRepository.builder(Giveaway.class)
                        .eventStore(events)
                        .snapshotTriggerDefinition(snapshots.pace()),
                aggregates,
                Giveaway::units);
    }

    @Bean
    AggregateAnnotationCommandHandler<Giveaway> giveawayCommands(
            WeighedRepository<Giveaway> giveaways, CommandBus commands) {
        return AggregateCommands.subscribe(Giveaway.class, giveaways, commands);
    }
}
