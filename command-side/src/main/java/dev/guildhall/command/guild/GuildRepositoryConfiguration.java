package dev.guildhall.command.guild;

import dev.guildhall.command.dispatch.AggregateCache;
import dev.guildhall.command.dispatch.AggregateSnapshots;
import dev.guildhall.door.DoorProperties;
import dev.guildhall.door.side.SideCalls;
import dev.guildhall.eventlog.SnapshotForm;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where guilds are found, and how commands reach them. */
@Configuration(proxyBeanMethods = false)
public class GuildRepositoryConfiguration {
    /**
     * A guild that is not in memory is read as a snapshot and at most 100 events; snapshots come a little after the
     * events that ask for them, so they are asked for somewhat earlier.
     */
    static final int EVENTS_BETWEEN_SNAPSHOTS = 80;

    /** The component as other sides know it. */
    private static final String COMPONENT = "command-side";

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
                .snapshotTriggerDefinition(new EventCountSnapshotTriggerDefinition(snapshots, EVENTS_BETWEEN_SNAPSHOTS))
                .cache(aggregates)
                .build();
    }

    @Bean
    AggregateAnnotationCommandHandler<Guild> guildCommands(
            CachingEventSourcingRepository<Guild> guilds, CommandBus commands) {
        AggregateAnnotationCommandHandler<Guild> handler = AggregateAnnotationCommandHandler.<Guild>builder()
                .aggregateType(Guild.class)
                .repository(guilds)
                .build();
        handler.subscribe(commands);
        return handler;
    }

    @Bean
    QuerySide commandQuerySide(DoorProperties properties, SideCalls calls) {
        return new QuerySide(calls.client(
                QuerySideRoutes.class, properties.querySide().url(), COMPONENT, QuerySide.READ_TIMEOUT, more -> {}));
    }
}
