package dev.guildhall.command.erasure;

import dev.guildhall.command.dispatch.SeldomAggregates;
import dev.guildhall.command.idempotency.Writes;
import dev.guildhall.command.schema.CommandSchema;
import dev.guildhall.command.signin.PanelSessions;
import dev.guildhall.door.access.Operators;
import dev.guildhall.eventlog.KeyRemains;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.SubjectKeys;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Erasing as beans. */
@Configuration(proxyBeanMethods = false)
public class ErasureConfiguration {
    @Bean
    AggregateAnnotationCommandHandler<Person> personCommands(EventStore events, CommandBus commands) {
        return SeldomAggregates.subscribe(Person.class, events, commands);
    }

    @Bean
    Erasures erasures(
            CommandSchema schema, LogReader log, SubjectKeys keys, KeyRemains remains, PanelSessions sessions) {
        return new Erasures(schema.jdbc(), log, keys, remains, sessions);
    }

    @Bean
    ErasureRoutes erasureRoutes(Operators operators, Writes writes, SubjectKeys keys, Erasures erasures) {
        return new ErasureRoutes(operators, writes, keys, erasures);
    }
}
