package dev.guildhall.command.operation;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Operations as beans. */
@Configuration(proxyBeanMethods = false)
@Import({LetterRoutes.class, OperationRoutes.class})
public class OperationConfiguration {
    /** Operators act so seldom that no projection is kept in memory. */
    @Bean
    AggregateAnnotationCommandHandler<Projection> projectionCommands(EventStore events, CommandBus commands) {
        EventSourcingRepository<Projection> projections = EventSourcingRepository.builder(Projection.class)
                .eventStore(events)
                .build();
        AggregateAnnotationCommandHandler<Projection> handler = AggregateAnnotationCommandHandler.<Projection>builder()
                .aggregateType(Projection.class)
                .repository(projections)
                .commandTargetResolver(OperationConfiguration::target)
                .build();
        handler.subscribe(commands);
        return handler;
    }

    private static VersionedAggregateIdentifier target(CommandMessage<?> message) {
        ProjectionCommand command = (ProjectionCommand) message.getPayload();
        return new VersionedAggregateIdentifier((Object) command.aggregateId(), null);
    }
}
