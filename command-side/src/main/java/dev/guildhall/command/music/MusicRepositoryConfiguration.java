package dev.guildhall.command.music;

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

/** Where queues are found, and how commands reach them. */
@Configuration(proxyBeanMethods = false)
public class MusicRepositoryConfiguration {
    @Bean
    SnapshotForm musicQueueSnapshotForm() {
        return new SnapshotForm(MusicQueue.class.getSimpleName(), MusicQueueSnapshot.class);
    }

    @Bean(destroyMethod = "close")
    AggregateSnapshots<MusicQueue> musicQueueSnapshots(EventStore events) {
        return new AggregateSnapshots<>(events, MusicQueue.class, MusicQueue::snapshot);
    }

    @Bean
    WeighedRepository<MusicQueue> musicQueueRepository(
            EventStore events, AggregateCache aggregates, AggregateSnapshots<MusicQueue> snapshots) {
        return new WeighedRepository<>(
                EventSourcingRepository.builder(MusicQueue.class)
                        .eventStore(events)
                        .snapshotTriggerDefinition(snapshots.pace()),
                aggregates,
                MusicQueue::units);
    }

    @Bean
    AggregateAnnotationCommandHandler<MusicQueue> musicQueueCommands(
            WeighedRepository<MusicQueue> queues, CommandBus commands) {
        return AggregateCommands.subscribe(MusicQueue.class, queues, commands);
    }
}
