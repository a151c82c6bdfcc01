package dev.guildhall.command.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SnapshotPaceTest {
    private static final String AGGREGATE = "guild:1";

    private final List<CompletableFuture<Long>> asked = new ArrayList<>();
    private final SnapshotPace pace = new SnapshotPace(aggregateId -> {
        assertThat(aggregateId).isEqualTo(AGGREGATE);
        CompletableFuture<Long> taken = new CompletableFuture<>();
        asked.add(taken);
        return taken;
    });

    private void handle(long from, long to) {
        for (long sequence = from; sequence < to; sequence++) {
            pace.eventHandled(new GenericDomainEventMessage<>("Guild", AGGREGATE, sequence, "an event"));
        }
    }

    private void load(long from, long to) {
        UnitOfWork<?> command = DefaultUnitOfWork.startAndGet(null);
        handle(from, to);
        pace.initializationFinished();
        command.commit();
    }

    /** How long it took. */
    private Duration command(long from, long to) {
        long before = System.nanoTime();
        UnitOfWork<?> command = DefaultUnitOfWork.startAndGet(null);
        handle(from, to);
        command.commit();
        return Duration.ofNanos(System.nanoTime() - before);
    }

    @Nested
    class WhenLoaded {
        @Test
        void asksForNoneWhereFewEventsWereRead() {
            load(0, SnapshotPace.EVENTS_WORTH_ONE_TO_A_LOAD - 1);

            assertThat(asked).isEmpty();
        }

        @Test
        void asksForOneWhereManyEventsWereRead() {
            load(0, SnapshotPace.EVENTS_WORTH_ONE_TO_A_LOAD);

            assertThat(asked).hasSize(1);
        }

        @Test
        void countsOnlyWhatCameAfterTheSnapshot() {
            load(1_000, 1_000 + SnapshotPace.EVENTS_WORTH_ONE_TO_A_LOAD);

            assertThat(asked).isEmpty();
        }

        @Test
        void asksOnceHoweverManyEventsWereRead() {
            load(0, SnapshotPace.EVENTS_BETWEEN);

            assertThat(asked).hasSize(1);
        }

        @Test
        void asksForNoneWhereTheLoadCameToNothing() {
            UnitOfWork<?> command = DefaultUnitOfWork.startAndGet(null);
            handle(0, SnapshotPace.EVENTS_BETWEEN);
            pace.initializationFinished();
            command.rollback();

            assertThat(asked).isEmpty();
        }
    }

    @Nested
    class WhenInMemory {
        @Test
        void asksWhenTheSnapshotIsFarBehindAndTheEventsAreStored() {
            load(1_000, 1_001);
            command(1_001, 1_000 + SnapshotPace.EVENTS_BETWEEN);
            assertThat(asked).isEmpty();

            UnitOfWork<?> command = DefaultUnitOfWork.startAndGet(null);
            handle(1_000 + SnapshotPace.EVENTS_BETWEEN, 1_001 + SnapshotPace.EVENTS_BETWEEN);
            assertThat(asked).isEmpty();
            command.commit();

            assertThat(asked).hasSize(1);
        }

        @Test
        void countsFromTheSnapshotThatWasTakenAndNotFromWhenItWasAskedFor() {
            command(0, SnapshotPace.EVENTS_BETWEEN);
            asked.getFirst().complete(50L);

            command(SnapshotPace.EVENTS_BETWEEN, 50 + SnapshotPace.EVENTS_BETWEEN);
            assertThat(asked).hasSize(1);
            command(50 + SnapshotPace.EVENTS_BETWEEN, 51 + SnapshotPace.EVENTS_BETWEEN);

            assertThat(asked).hasSize(2);
        }

        @Test
        void asksAgainSomeEventsAfterOneFailed() {
            command(0, SnapshotPace.EVENTS_BETWEEN);
            asked.getFirst().completeExceptionally(new IllegalStateException("the disk is full"));
            int again = SnapshotPace.EVENTS_BETWEEN + SnapshotPace.EVENTS_AFTER_FAILURE;

            command(SnapshotPace.EVENTS_BETWEEN, again);
            assertThat(asked).hasSize(1);
            command(again, again + 1);

            assertThat(asked).hasSize(2);
        }
    }

    @Nested
    class WhenCommandsComeFasterThanSnapshots {
        @Test
        void letsThemWaitForTheOneThatIsUnderWay() {
            command(0, SnapshotPace.EVENTS_BETWEEN);
            CompletableFuture<Boolean> inTime = asked.getFirst()
                    .completeOnTimeout(SnapshotPace.EVENTS_BETWEEN - 1L, 100, TimeUnit.MILLISECONDS)
                    .thenApply(sequence -> true);

            command(SnapshotPace.EVENTS_BETWEEN, SnapshotPace.EVENTS_BEFORE_WAITING);

            assertThat(inTime).isCompletedWithValue(true);
        }

        @Test
        void letsThemGoOnWhereItDoesNotComeAndWaitsNoSecondTime() {
            command(0, SnapshotPace.EVENTS_BETWEEN);

            assertThat(command(SnapshotPace.EVENTS_BETWEEN, SnapshotPace.EVENTS_BEFORE_WAITING))
                    .isGreaterThanOrEqualTo(SnapshotPace.PATIENCE);
            for (long n = SnapshotPace.EVENTS_BEFORE_WAITING; n < SnapshotPace.MAX_EVENTS_BEHIND; n++) {
                assertThat(command(n, n + 1)).isLessThan(SnapshotPace.PATIENCE);
            }
            assertThat(asked).hasSize(1);
        }
    }
}
