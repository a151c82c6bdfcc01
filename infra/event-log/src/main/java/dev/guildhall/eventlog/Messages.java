package dev.guildhall.eventlog;

import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/** Logged events as Axon's messages. A tracking token's global index is the position. */
final class Messages {
    private Messages() {}

    static GenericDomainEventMessage<Object> domainEvent(LoggedEvent event) {
        return new GenericDomainEventMessage<>(
                event.aggregateType(), event.aggregateId(), event.sequence(), message(event), event::recordedAt);
    }

    static TrackedEventMessage<Object> tracked(LoggedEvent event) {
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(event.position()),
                event.aggregateType(),
                event.aggregateId(),
                event.sequence(),
                message(event),
                event::recordedAt);
    }

    /** In the place of an event that cannot be read. */
    static TrackedEventMessage<Object> unreadable(StoredEvent event, UnreadablePayload payload) {
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(event.position()),
                event.aggregateType(),
                event.aggregateId(),
                event.sequence(),
                new GenericMessage<>(event.eventId().toString(), payload, MetaData.emptyInstance()),
                event::recordedAt);
    }

    /** 0 for the beginning, which Axon writes as no token at all. */
    static long position(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(0);
    }

    /** What the dispatcher of the command under way put into its metadata; {@code null} when there is none. */
    static <T> @Nullable T ofCurrentCommand(String key, Class<T> type) {
        Message<?> command =
                CurrentUnitOfWork.isStarted() ? CurrentUnitOfWork.get().getMessage() : null;
        Object value = command == null ? null : command.getMetaData().get(key);
        return type.isInstance(value) ? type.cast(value) : null;
    }

    private static GenericMessage<Object> message(LoggedEvent event) {
        return new GenericMessage<>(event.eventId().toString(), event.payload(), MetaData.from(event.metadata()));
    }
}
