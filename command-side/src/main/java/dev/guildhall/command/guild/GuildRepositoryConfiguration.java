package dev.guildhall.command.guild;

import dev.guildhall.command.dispatch.AggregateCache;
import dev.guildhall.command.dispatch.AggregateSnapshots;
import dev.guildhall.command.dispatch.GuildCommand;
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

/** Where guilds are found, and how commands reach them. */
@Configuration(proxyBeanMethods = false)
public class GuildRepositoryConfiguration {
    @Bean
    SnapshotForm guildSnapshotForm() {
        return new SnapshotForm(Guild.class.getSimpleName(), GuildSnapshot.class);
    }

    @Bean(destroyMethod = "close")
    AggregateSnapshots<Guild> guildSnapshots(EventStore events) {
        return new AggregateSnapshots<>(events, Guild.class, Guild::snapshot);
    }

    @Bean
    CachingEventSourcingRepository<Guild> guildRepository(
            EventStore events, AggregateCache aggregates, AggregateSnapshots<Guild> snapshots) {
        return EventSourcingRepository.builder(Guild.class)
                .eventStore(events)
                .snapshotTriggerDefinition(snapshots.pace())
                .cache(aggregates)
                .build();
    }

    @Bean
    AggregateAnnotationCommandHandler<Guild> guildCommands(
            CachingEventSourcingRepository<Guild> guilds, CommandBus commands) {
        AggregateAnnotationCommandHandler<Guild> handler = AggregateAnnotationCommandHandler.<Guild>builder()
                .aggregateType(Guild.class)
                .repository(guilds)
                .commandTargetResolver(GuildRepositoryConfiguration::target)
                .build();
        handler.subscribe(commands);
        return handler;
    }

    /** Axon's own looks for annotations with every command, which takes longer than the decision. */
    private static VersionedAggregateIdentifier target(CommandMessage<?> message) {
        GuildCommand command = (GuildCommand) message.getPayload();
        return new VersionedAggregateIdentifier((Object) command.aggregateId(), null);
    }
}
