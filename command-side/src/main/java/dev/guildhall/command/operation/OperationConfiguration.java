package dev.guildhall.command.operation;

import dev.guildhall.command.dispatch.SeldomAggregates;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Operations as beans. */
@Configuration(proxyBeanMethods = false)
@Import({LetterRoutes.class, OperationRoutes.class})
public class OperationConfiguration {
    @Bean
    AggregateAnnotationCommandHandler<Projection> projectionCommands(EventStore events, CommandBus commands) {
        return SeldomAggregates.subscribe(Projection.class, events, commands);
    }
}
