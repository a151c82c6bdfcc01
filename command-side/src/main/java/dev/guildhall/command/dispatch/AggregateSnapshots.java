package dev.guildhall.command.dispatch;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * Takes snapshots of one type of aggregate on a thread of its own, from what is durable in the log and never from
 * memory: whatever goes wrong with a command is not kept. No command fails by a snapshot; when they are due is known to
 * {@link SnapshotPace}.
 */
public final class AggregateSnapshots<T> extends AggregateSnapshotter implements AutoCloseable {
    /** The most aggregates that wait for their snapshot: all that are in memory may, each of them once. */
    static final int MAX_WAITING = DispatchConfiguration.MAX_CACHED_AGGREGATES;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(AggregateSnapshots.class);

    private final Class<T> aggregate;
    private final Function<? super T, ? extends Record> state;
    private final ConcurrentMap<String, CompletableFuture<SnapshotPace.Taken>> waiting = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor worker;
    /** The one taken last; for the worker alone. */
    private SnapshotPace.Taken last = new SnapshotPace.Taken(-1, 0);

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

    /** When to ask for them. */
    public SnapshotTriggerDefinition pace() {
        return type -> new SnapshotPace(aggregateId -> request(type, aggregateId));
    }

    /** For Axon, which does not want to know what becomes of it. */
    @Override
    public void scheduleSnapshot(Class<?> aggregateType, String aggregateId) {
        CompletableFuture<SnapshotPace.Taken> taken = new CompletableFuture<>();
        if (waiting.putIfAbsent(aggregateId, taken) == null) {
            enqueue(aggregateType, aggregateId, taken);
        }
    }

    /**
     * Has a snapshot taken of what is durable then, soon after it returns.
     *
     * @return what the snapshot holds, once it is kept. Fails when it could not be
     *     taken, when too many wait, and when the program ends
     */
    CompletableFuture<SnapshotPace.Taken> request(Class<?> aggregateType, String aggregateId) {
        CompletableFuture<SnapshotPace.Taken> taken = new CompletableFuture<>();
        CompletableFuture<SnapshotPace.Taken> waitsAlready = waiting.putIfAbsent(aggregateId, taken);
        if (waitsAlready != null) {
            return waitsAlready;
        }
        enqueue(aggregateType, aggregateId, taken);
        return taken;
    }

    private void enqueue(Class<?> aggregateType, String aggregateId, CompletableFuture<SnapshotPace.Taken> taken) {
        try {
            worker.execute(() -> take(aggregateType, aggregateId, taken));
        } catch (RejectedExecutionException e) {
            waiting.remove(aggregateId);
            LOG.debug("no snapshot of {} this time: too many wait, or the program ends", aggregateId);
            taken.completeExceptionally(e);
        }
    }

    private void take(Class<?> aggregateType, String aggregateId, CompletableFuture<SnapshotPace.Taken> taken) {
        waiting.remove(aggregateId);
        try {
            createSnapshotterTask(aggregateType, aggregateId).run();
            taken.complete(last);
        } catch (RuntimeException e) {
            LOG.warn(
                    "no snapshot of {}: {}", aggregateId, String.valueOf(NestedExceptionUtils.getMostSpecificCause(e)));
            taken.completeExceptionally(e);
        }
    }

    @Override
    protected DomainEventMessage<?> createSnapshot(
            Class<?> aggregateType, String aggregateId, DomainEventStream events) {
        DomainEventMessage<?> whole = super.createSnapshot(aggregateType, aggregateId, events);
        Record kept = state.apply(aggregate.cast(whole.getPayload()));
        int parts = kept instanceof GrowingState growing ? growing.parts() : 0;
        last = new SnapshotPace.Taken(whole.getSequenceNumber(), parts);
        return new GenericDomainEventMessage<>(
                whole.getType(), whole.getAggregateIdentifier(), whole.getSequenceNumber(), kept);
    }

    /** Ends the snapshot under way; those that wait are not taken. */
    @Override
    public void close() {
        worker.shutdown();
        worker.getQueue().clear();
        waiting.values().forEach(taken -> taken.cancel(false));
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
