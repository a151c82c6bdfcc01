package dev.guildhall.command.effect;

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

/** Decisions about effects as beans. */
@Configuration(proxyBeanMethods = false)
public class EffectConfiguration {
    /** The component as other sides know it. */
    private static final String COMPONENT = "command-side";

    @Bean
    AggregateAnnotationCommandHandler<Effect> effectCommands(EventStore events, CommandBus commands) {
        return SeldomAggregates.subscribe(Effect.class, events, commands);
    }

    @Bean
    EffectRoutes commandEffectRoutes(Operators operators, Writes writes, DoorProperties properties, SideCalls calls) {
        QueryEffects routes = calls.client(
                QueryEffects.class, properties.querySide().url(), COMPONENT, Effects.READ_TIMEOUT, more -> {});
        return new EffectRoutes(operators, writes, new Effects(routes));
    }
}
