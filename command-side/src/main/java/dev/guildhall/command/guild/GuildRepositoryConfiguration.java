package dev.guildhall.command.guild;

import dev.guildhall.command.dispatch.AggregateCache;
import dev.guildhall.door.DoorProperties;
import dev.guildhall.door.token.AccessTokens;
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
    CachingEventSourcingRepository<Guild> guildRepository(EventStore events, AggregateCache aggregates) {
        return EventSourcingRepository.builder(Guild.class)
                .eventStore(events)
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
    QuerySideClient querySideClient(DoorProperties properties, AccessTokens tokens) {
        return new QuerySideClient(properties.querySide().url(), tokens);
    }
}
