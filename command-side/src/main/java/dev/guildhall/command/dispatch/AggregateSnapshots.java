package dev.guildhall.command.dispatch;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * Takes snapshots of one type of aggregate on a thread of its own, from what is durable in the log and never from
 * memory: whatever goes wrong with a command is not kept. No command waits for a snapshot or fails by it; when too many
 * wait already, a new one is left to the next time the trigger asks.
 */
public final class AggregateSnapshots<T> extends AggregateSnapshotter implements AutoCloseable {
    /** The most aggregates that wait for their snapshot. */
    static final int MAX_WAITING = 1_000;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(AggregateSnapshots.class);

    private final Class<T> aggregate;
    private final Function<? super T, ? extends Record> state;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor worker;

    /** @param state makes of an aggregate what is kept of it; called on the worker thread alone */
    public AggregateSnapshots(EventStore events, Class<T> aggregate, Function<? super T, ? extends Record> state) {
        super(AggregateSnapshotter.builder()
                .eventStore(events)
                .aggregateFactories(new GenericAggregateFactory<>(aggregate)));
        this.aggregate = aggregate;
        this.state = state;
        this.worker = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MAX_WAITING),
                Thread.ofPlatform()
                        .daemon()
                        .name(aggregate.getSimpleName() + "-snapshots")
                        .factory());
    }

    /** Axon asks while the command's events are not stored yet. */
    @Override
    public void scheduleSnapshot(Class<?> aggregateType, String aggregateId) {
        if (CurrentUnitOfWork.isStarted() && CurrentUnitOfWork.get().phase().isBefore(UnitOfWork.Phase.AFTER_COMMIT)) {
            CurrentUnitOfWork.get().afterCommit(committed -> enqueue(aggregateType, aggregateId));
        } else {
            enqueue(aggregateType, aggregateId);
        }
    }

    private void enqueue(Class<?> aggregateType, String aggregateId) {
        if (!waiting.add(aggregateId)) {
            return;
        }
        try {
            worker.execute(() -> take(aggregateType, aggregateId));
        } catch (RejectedExecutionException e) {
            waiting.remove(aggregateId);
            LOG.debug("no snapshot of {} this time: too many wait, or the program ends", aggregateId);
        }
    }

    private void take(Class<?> aggregateType, String aggregateId) {
        waiting.remove(aggregateId);
        try {
            createSnapshotterTask(aggregateType, aggregateId).run();
        } catch (RuntimeException e) {
            LOG.warn(
                    "no snapshot of {}: {}", aggregateId, String.valueOf(NestedExceptionUtils.getMostSpecificCause(e)));
        }
    }

    @Override
    protected DomainEventMessage<?> createSnapshot(
            Class<?> aggregateType, String aggregateId, DomainEventStream events) {
        DomainEventMessage<?> whole = super.createSnapshot(aggregateType, aggregateId, events);
        return new GenericDomainEventMessage<>(
                whole.getType(),
                whole.getAggregateIdentifier(),
                whole.getSequenceNumber(),
                state.apply(aggregate.cast(whole.getPayload())));
    }

    /** Ends the snapshot under way; those that wait are not taken. */
    @Override
    public void close() {
        worker.shutdown();
        worker.getQueue().clear();
        try {
            if (!worker.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException e) {
            worker.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
