package dev.guildhall.command.dispatch;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/** Aggregates upon which operators act, so seldom that none is kept in memory. */
public final class SeldomAggregates {
    private SeldomAggregates() {}

    /** Has the type's commands carried out, each on what is read from the log. */
    public static <T> AggregateAnnotationCommandHandler<T> subscribe(
            Class<T> type, EventStore events, CommandBus commands) {
        EventSourcingRepository<T> repository =
                EventSourcingRepository.builder(type).eventStore(events).build();
        AggregateAnnotationCommandHandler<T> handler = AggregateAnnotationCommandHandler.<T>builder()
                .aggregateType(type)
                .repository(repository)
                .commandTargetResolver(message -> new VersionedAggregateIdentifier(
                        (Object) ((AggregateCommand) message.getPayload()).aggregateId(), null))
                .build();
        handler.subscribe(commands);
        return handler;
    }
}
