package dev.guildhall.command.member;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Memberships as beans. */
@Configuration(proxyBeanMethods = false)
@Import(MembershipRoutes.class)
public class MemberConfiguration {
    /** Somebody comes and goes so seldom that nobody is kept in memory. */
    @Bean
    AggregateAnnotationCommandHandler<Membership> membershipCommands(EventStore events, CommandBus commands) {
        EventSourcingRepository<Membership> memberships = EventSourcingRepository.builder(Membership.class)
                .eventStore(events)
                .build();
        AggregateAnnotationCommandHandler<Membership> handler = AggregateAnnotationCommandHandler.<Membership>builder()
                .aggregateType(Membership.class)
                .repository(memberships)
                .commandTargetResolver(MemberConfiguration::target)
                .build();
        handler.subscribe(commands);
        return handler;
    }

    private static VersionedAggregateIdentifier target(CommandMessage<?> message) {
        MemberCommand command = (MemberCommand) message.getPayload();
        return new VersionedAggregateIdentifier((Object) command.aggregateId(), null);
    }
}
