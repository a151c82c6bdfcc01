package dev.guildhall.command.guild;

import dev.guildhall.command.dispatch.AggregateCache;
import dev.guildhall.command.dispatch.AggregateCommands;
import dev.guildhall.command.dispatch.AggregateSnapshots;
import dev.guildhall.command.dispatch.Insiders;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.SnapshotForm;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
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
        return AggregateCommands.subscribe(Guild.class, guilds, commands);
    }

    @Bean
    Insiders guildInsiders(LogReader log) {
        return new ReadableAuthority(log);
    }
}
