package dev.guildhall.eventlog;

import dev.guildhall.eventlog.AggregateReader.Row;
import java.util.ArrayDeque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate's events, page by page, each decoded when it is its turn: a long history is never held whole. Throws
 * {@link UnreadableEvent} in the place of an event that this program cannot read. For one thread.
 */
final class AggregateStream implements DomainEventStream {
    private final AggregateReader reader;
    private final String aggregateId;
    private final ArrayDeque<Row> page = new ArrayDeque<>();
    private boolean lastPage;
    private @Nullable DomainEventMessage<?> next;
    private long nextSequence;
    private @Nullable Long lastSequence;

    private AggregateStream(AggregateReader reader, String aggregateId, long firstSequence) {
        this.reader = reader;
        this.aggregateId = aggregateId;
        this.nextSequence = firstSequence;
    }

    /** The snapshot, where there is one to trust, and the events after it; else all events. */
    static AggregateStream whole(AggregateReader reader, SnapshotStore snapshots, String aggregateId) {
        AggregateReader.Start start = reader.start(aggregateId);
        AggregateStream stream = new AggregateStream(reader, aggregateId, 0);
        SnapshotStore.Stored stored = start.snapshot();
        Optional<DomainEventMessage<?>> snapshot = stored == null ? Optional.empty() : snapshots.trusted(stored);
        if (stored == null || snapshot.isPresent()) {
            stream.next = snapshot.orElse(null);
            stream.take(start.events());
        }
        return stream;
    }

    static AggregateStream from(AggregateReader reader, String aggregateId, long firstSequence) {
        return new AggregateStream(reader, aggregateId, firstSequence);
    }

    private void take(List<Row> rows) {
        lastPage = rows.size() < AggregateReader.PAGE;
        page.addAll(rows);
    }

    @Override
    public boolean hasNext() {
        if (next == null && page.isEmpty() && !lastPage) {
            take(reader.page(aggregateId, nextSequence));
        }
        if (next == null && !page.isEmpty()) {
            next = Messages.domainEvent(reader.decode(page.element()));
            page.remove(); // only now: what cannot be read must not be passed over by asking twice
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
