package dev.guildhall.eventlog;

import java.util.List;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event store on the log. Events are stored while the command's unit of work prepares its commit: the caller
 * waits until they are durable, and a conflict rolls the unit of work back. Streams come from {@link EventTail}.
 */
public final class PostgresEventStore extends AbstractEventStore {
    private final LogStorageEngine engine;
    private final EventTail tail;

    PostgresEventStore(LogStorageEngine engine, EventTail tail) {
        super(new Builder(engine));
        this.engine = engine;
        this.tail = tail;
    }

    /**
     * For those who would otherwise wait for an aggregate first, which somebody may hold who waits for PostgreSQL.
     *
     * @throws LogUnavailable when events would be refused now
     */
    public void requireAvailable() {
        engine.requireAvailable();
    }

    /**
     * For a command that keeps losing to others: it is put into the command's metadata, under {@link Turn#METADATA_KEY}, and
     * is of no use to a second attempt.
     */
    public Turn turn() {
        return engine.turn();
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return tail.openStream(token);
    }

    /** Axon's own way asks for the snapshot first, and for the events when it has that. */
    @Override
    public DomainEventStream readEvents(String aggregateId) {
        DomainEventStream stored = engine.readAggregate(aggregateId);
        List<? extends DomainEventMessage<?>> staged =
                stagedDomainEventMessages(aggregateId).toList();
        return staged.isEmpty() ? stored : DomainEventStream.concat(stored, DomainEventStream.of(staged));
    }

    private static final class Builder extends AbstractEventStore.Builder {
        Builder(LogStorageEngine engine) {
            storageEngine(engine);
        }
    }
}
