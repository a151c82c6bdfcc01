package dev.guildhall.command.leveling;

import dev.guildhall.command.dispatch.AggregateCache;
import dev.guildhall.command.dispatch.AggregateSnapshots;
import dev.guildhall.eventlog.SnapshotForm;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where members' levels are found, and how commands reach them. */
@Configuration(proxyBeanMethods = false)
public class LevelRepositoryConfiguration {
    @Bean
    SnapshotForm levelSnapshotForm() {
        return new SnapshotForm(MemberLevel.class.getSimpleName(), LevelSnapshot.class);
    }

    @Bean(destroyMethod = "close")
    AggregateSnapshots<MemberLevel> levelSnapshots(EventStore events) {
        return new AggregateSnapshots<>(events, MemberLevel.class, MemberLevel::snapshot);
    }

    @Bean
    CachingEventSourcingRepository<MemberLevel> levelRepository(
            EventStore events, AggregateCache aggregates, AggregateSnapshots<MemberLevel> levelSnapshots) {
        return EventSourcingRepository.builder(MemberLevel.class)
                .eventStore(events)
                .snapshotTriggerDefinition(levelSnapshots.pace())
                .cache(aggregates)
                .build();
    }

    @Bean
    AggregateAnnotationCommandHandler<MemberLevel> levelCommands(
            CachingEventSourcingRepository<MemberLevel> levels, CommandBus commands) {
        AggregateAnnotationCommandHandler<MemberLevel> handler =
                AggregateAnnotationCommandHandler.<MemberLevel>builder()
                        .aggregateType(MemberLevel.class)
                        .repository(levels)
                        .commandTargetResolver(LevelRepositoryConfiguration::target)
                        .build();
        handler.subscribe(commands);
        return handler;
    }

    /** Axon's own looks for annotations with every command, which takes longer than the decision. */
    private static VersionedAggregateIdentifier target(CommandMessage<?> message) {
        LevelCommand command = (LevelCommand) message.getPayload();
        return new VersionedAggregateIdentifier((Object) command.aggregateId(), null);
    }
}
