package dev.guildhall.command.dispatch;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.SnapshotTrigger;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Knows how far one aggregate in memory is ahead of its snapshot, and sees to it that whoever loads it cold finds no more
 * than {@link #MAX_EVENTS_BEHIND} events behind that. All bounds grow with a {@link GrowingState} that has more than
 * {@link #PARTS_FOR_EACH_EVENT} parts for each of {@link #EVENTS_BETWEEN} events. Only what was committed asks for a
 * snapshot. For one thread at a time, the one that holds the aggregate.
 */
final class SnapshotPace implements SnapshotTrigger {
    /** What a cold load reads at most, unless one command makes more events than are left until then. */
    static final int MAX_EVENTS_BEHIND = 100;

    /** While an aggregate is in memory nobody reads its snapshot, so there is one only as often as there must be. */
    static final int EVENTS_BETWEEN = 80;

    /** A load that had to read as many pays for the next one. */
    static final int EVENTS_WORTH_ONE_TO_A_LOAD = 10;

    /** From here on commands come faster than snapshots, and wait for the one that is under way. */
    static final int EVENTS_BEFORE_WAITING = 90;

    /** How many more events there are before anybody asks again after a snapshot failed. */
    static final int EVENTS_AFTER_FAILURE = 10;

    /** Far more than a snapshot takes. Where it does not come all the same, commands go on without it, and wait no more. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    /**
     * Most parts of a state that are written anew for each event, however large the state: the larger it is, the more
     * events come between two snapshots, in the same proportion.
     */
    static final int PARTS_FOR_EACH_EVENT = 20;

    private static final long UNKNOWN = -2;
    private static final long NONE = -1;

    private final Function<? super String, CompletableFuture<Taken>> snapshots;
    private String aggregateId = "";
    private long snapshotAt = UNKNOWN;
    private long last = NONE;
    private long notBefore = NONE;
    private boolean planned;
    private boolean waitedInVain;
    private @Nullable CompletableFuture<Taken> underWay;
    /** How many times as many events as for a small state; grows with the snapshot. */
    private double scale = 1;

    /**
     * A snapshot that is kept.
     *
     * @param sequence of the last event that is in it
     * @param parts how many it has; 0 of a state that does not grow
     */
    record Taken(long sequence, int parts) {}

    /** @param snapshots has one taken of the aggregate of that id, as {@link AggregateSnapshots#request} does */
    SnapshotPace(Function<? super String, CompletableFuture<Taken>> snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public void eventHandled(EventMessage<?> message) {
        if (message instanceof DomainEventMessage<?> event) {
            last = event.getSequenceNumber();
            if (snapshotAt == UNKNOWN) {
                snapshotAt = last == 0 ? NONE : last; // histories begin at 0 or with a snapshot
            }
            aggregateId = event.getAggregateIdentifier();
            if (event.getPayload() instanceof GrowingState state) {
                measure(state.parts());
            }
            learn();
            if (ahead() >= scaled(EVENTS_BETWEEN) && last >= notBefore) {
                plan(EVENTS_BETWEEN);
            }
        }
    }

    @Override
    public void initializationFinished() {
        if (ahead() >= scaled(EVENTS_WORTH_ONE_TO_A_LOAD)) {
            plan(EVENTS_WORTH_ONE_TO_A_LOAD);
        }
    }

    private void measure(int parts) {
        scale = Math.max(1, (double) parts / PARTS_FOR_EACH_EVENT / EVENTS_BETWEEN);
    }

    private long scaled(int events) {
        return (long) (scale * events);
    }

    private long ahead() {
        return last - snapshotAt;
    }

    /** What was not committed, or could not be read to its end, leaves no trace: nothing is asked for then. */
    private void plan(int worth) {
        if (planned) {
            return;
        }
        planned = true;
        if (CurrentUnitOfWork.isStarted() && CurrentUnitOfWork.get().phase().isBefore(UnitOfWork.Phase.AFTER_COMMIT)) {
            CurrentUnitOfWork.get().afterCommit(committed -> ask(worth));
        } else {
            ask(worth);
        }
    }

    private void ask(int worth) {
        planned = false;
        learn();
        if (ahead() < scaled(worth)) {
            return;
        }
        CompletableFuture<Taken> taking = underWay;
        if (taking == null) {
            taking = snapshots.apply(aggregateId);
            underWay = taking;
        }
        if (ahead() >= scaled(EVENTS_BEFORE_WAITING) && !waitedInVain) {
            waitedInVain = !comes(taking);
        }
    }

    private static boolean comes(CompletableFuture<Taken> snapshot) {
        try {
            snapshot.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    /** What became of the snapshot that was asked for, if that is known by now. */
    private void learn() {
        CompletableFuture<Taken> taken = underWay;
        if (taken == null || !taken.isDone()) {
            return;
        }
        underWay = null;
        if (taken.isCompletedExceptionally()) {
            notBefore = last + EVENTS_AFTER_FAILURE;
        } else {
            snapshotAt = Math.max(snapshotAt, taken.join().sequence());
            measure(taken.join().parts());
            waitedInVain = false;
        }
    }
}
