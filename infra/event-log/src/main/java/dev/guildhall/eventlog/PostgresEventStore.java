package dev.guildhall.eventlog;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

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

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return tail.openStream(token);
    }

    /** Where PostgreSQL is away the events cannot be read either: the caller need not wait twice to hear so. */
    @Override
    protected Optional<DomainEventMessage<?>> handleSnapshotReadingError(String aggregateId, Throwable failure) {
        if (failure instanceof DataAccessException away) {
            throw away;
        }
        return super.handleSnapshotReadingError(aggregateId, failure);
    }

    private static final class Builder extends AbstractEventStore.Builder {
        Builder(LogStorageEngine engine) {
            storageEngine(engine);
        }
    }

    /** An aggregate's events, page by page: a long history is never held whole. */
    static final class Pages implements DomainEventStream {
        private final LogReader reader;
        private final String aggregateId;
        private Iterator<LoggedEvent> page;
        private @Nullable DomainEventMessage<?> next;
        private long nextSequence;
        private boolean lastPage;
        private @Nullable Long lastSequence;

        Pages(LogReader reader, String aggregateId, long firstSequence) {
            this.reader = reader;
            this.aggregateId = aggregateId;
            this.nextSequence = firstSequence;
            this.page = List.<LoggedEvent>of().iterator();
        }

        @Override
        public boolean hasNext() {
            if (next == null && !page.hasNext() && !lastPage) {
                List<LoggedEvent> rows = reader.aggregatePayloads(aggregateId, nextSequence);
                lastPage = rows.size() < LogReader.MAX_PAGE;
                page = rows.iterator();
            }
            if (next == null && page.hasNext()) {
                next = Messages.domainEvent(page.next());
            }
            return next != null;
        }

        @Override
        public DomainEventMessage<?> next() {
            DomainEventMessage<?> event = peek();
            next = null;
            lastSequence = event.getSequenceNumber();
            nextSequence = event.getSequenceNumber() + 1;
            return event;
        }

        @Override
        public DomainEventMessage<?> peek() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException("no more events of " + aggregateId);
            }
            return next;
        }

        @Override
        public @Nullable Long getLastSequenceNumber() {
            return lastSequence;
        }
    }
}
