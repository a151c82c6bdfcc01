package dev.guildhall.command.log;

import dev.guildhall.command.dispatch.SeldomAggregates;
import dev.guildhall.command.idempotency.Writes;
import dev.guildhall.door.DoorProperties;
import dev.guildhall.door.access.Operators;
import dev.guildhall.door.side.SideCalls;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Decisions about the log as beans. */
@Configuration(proxyBeanMethods = false)
public class LogConfiguration {
    /** The component as other sides know it. */
    private static final String COMPONENT = "command-side";

    @Bean
    AggregateAnnotationCommandHandler<Verification> verificationCommands(EventStore events, CommandBus commands) {
        return SeldomAggregates.subscribe(Verification.class, events, commands);
    }

    @Bean
    VerificationRoutes verificationRoutes(
            Operators operators, Writes writes, DoorProperties properties, SideCalls calls) {
        return new VerificationRoutes(
                operators,
                writes,
                calls.client(
                        QueryVerifications.class,
                        properties.querySide().url(),
                        COMPONENT,
                        VerificationRoutes.READ_TIMEOUT,
                        more -> {}));
    }
}
