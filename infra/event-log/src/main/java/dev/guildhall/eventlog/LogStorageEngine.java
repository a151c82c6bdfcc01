package dev.guildhall.eventlog;

import dev.guildhall.eventlog.Appender.Answer;
import dev.guildhall.eventlog.Appender.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/** Axon's storage engine on the log: appends by group commit, outside any transaction of the caller. */
final class LogStorageEngine implements EventStorageEngine {
    private static final String SEQUENCE_CONSTRAINT = "event_sequence_unique";
    private static final long MAX_WAIT_SECONDS = GroupCommit.MAX_OUTAGE.toSeconds() * 2;

    private final GroupCommit writer;
    private final LogReader reader;
    private final EventTail tail;
    private final EventCodec codec;
    private final SnapshotStore snapshots;
    private final Turns turns;

    LogStorageEngine(
            GroupCommit writer,
            LogReader reader,
            EventTail tail,
            EventCodec codec,
            SnapshotStore snapshots,
            Turns turns) {
        this.writer = writer;
        this.reader = reader;
        this.tail = tail;
        this.codec = codec;
        this.snapshots = snapshots;
        this.turns = turns;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (events.isEmpty()) {
            return;
        }
        Receipt receipt = Messages.ofCurrentCommand(Receipt.METADATA_KEY, Receipt.class);
        int index = receipt == null ? 0 : receipt.events();
        List<LogRow> rows = new ArrayList<>(events.size());
        for (EventMessage<?> event : events) {
            if (!(event instanceof DomainEventMessage<?> domainEvent)) {
                throw new IllegalArgumentException("only events of aggregates are stored");
            }
            rows.add(bounded(codec.encode(domainEvent, index++)));
        }
        Answer answer = store(Request.of(rows));
        if (answer.refusal() != null) {
            throw refusal(rows, answer.refusal());
        }
        if (receipt != null) {
            receipt.stored(answer.lastPosition(), rows.size());
        }
    }

    private static LogRow bounded(LogRow row) {
        if (row.size() > EventTooLarge.MAX_EVENT_BYTES) {
            throw new EventTooLarge(row);
        }
        return row;
    }

    /** @throws LogUnavailable when events would be refused now */
    void requireAvailable() {
        writer.requireAvailable();
    }

    private Answer store(Request request) {
        Turn turn = Turn.ofCurrentCommand();
        return turn != null && turn.isHeld() ? turn.store(request) : await(request);
    }

    private Answer await(Request request) {
        try {
            return writer.append(request).get(MAX_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LogUnavailable away ? away : LogUnavailable.unknown(e.getCause());
        } catch (TimeoutException e) {
            throw LogUnavailable.unknown(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LogUnavailable.unknown(e);
        }
    }

    /** A duplicate violates both indexes and PostgreSQL names either, so the event ids decide what it was. */
    private RuntimeException refusal(List<LogRow> rows, String constraint) {
        OptionalLong stored = reader.positionOf(rows.getFirst().eventId());
        if (stored.isPresent()) {
            OptionalLong last = reader.positionOf(rows.getLast().eventId());
            return new DuplicateCommand(last.orElse(stored.getAsLong()));
        }
        LogRow first = rows.getFirst();
        String what = SEQUENCE_CONSTRAINT.equals(constraint) ? "another event came first" : constraint;
        return new ConcurrencyException("%s at sequence %d: %s".formatted(first.aggregateId(), first.sequence(), what));
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        snapshots.store(snapshot);
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return Optional.ofNullable(
                        reader.aggregates().start(aggregateIdentifier).snapshot())
                .flatMap(snapshots::trusted);
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        return reader.after(Messages.position(token), LogReader.MAX_PAGE).stream()
                .map(Messages::tracked);
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        return AggregateStream.from(reader.aggregates(), aggregateIdentifier, firstSequenceNumber);
    }

    /** For one command; it begins when the aggregate is read. */
    Turn turn() {
        return new Turn(turns);
    }

    /** An aggregate from its snapshot on, in one round trip; see {@link AggregateStream}. */
    DomainEventStream readAggregate(String aggregateId) {
        Turn turn = Turn.ofCurrentCommand();
        if (turn != null) {
            turn.begin();
        }
        AggregateReader aggregates = turn != null && turn.isHeld() ? turn.aggregates() : reader.aggregates();
        return AggregateStream.whole(aggregates, snapshots, aggregateId);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        OptionalLong last = reader.lastSequence(aggregateIdentifier);
        return last.isPresent() ? Optional.of(last.getAsLong()) : Optional.empty();
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return tail.createTailToken();
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return tail.createHeadToken();
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant dateTime) {
        return tail.createTokenAt(dateTime);
    }
}
