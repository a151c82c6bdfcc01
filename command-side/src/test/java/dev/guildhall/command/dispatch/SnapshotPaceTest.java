package dev.guildhall.command.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SnapshotPaceTest {
    private static final String AGGREGATE = "guild:1";

    private final List<CompletableFuture<SnapshotPace.Taken>> asked = new ArrayList<>();
    private final SnapshotPace pace = new SnapshotPace(aggregateId -> {
        assertThat(aggregateId).isEqualTo(AGGREGATE);
        CompletableFuture<SnapshotPace.Taken> taken = new CompletableFuture<>();
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
            asked.getFirst().complete(new SnapshotPace.Taken(50, 0));

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
            CompletableFuture<SnapshotPace.Taken> taken = asked.getFirst()
                    .completeOnTimeout(
                            new SnapshotPace.Taken(SnapshotPace.EVENTS_BETWEEN - 1, 0), 100, TimeUnit.MILLISECONDS);

            command(SnapshotPace.EVENTS_BETWEEN, SnapshotPace.EVENTS_BEFORE_WAITING);

            assertThat(taken).isCompleted();
        }

        @Test
        void letsThemGoOnWhereItDoesNotComeAndWaitsNoSecondTime() {
            command(0, SnapshotPace.EVENTS_BETWEEN);

            assertThat(command(SnapshotPace.EVENTS_BETWEEN, SnapshotPace.EVENTS_BEFORE_WAITING))
                    .isGreaterThanOrEqualTo(SnapshotPace.PATIENCE);
            long waited = LongStream.range(SnapshotPace.EVENTS_BEFORE_WAITING, SnapshotPace.MAX_EVENTS_BEHIND)
                    .filter(n -> command(n, n + 1).compareTo(SnapshotPace.PATIENCE) >= 0)
                    .count();
            // A machine that stands still once makes it look as if one had.
            assertThat(waited).isLessThan((SnapshotPace.MAX_EVENTS_BEHIND - SnapshotPace.EVENTS_BEFORE_WAITING) / 2);
            assertThat(asked).hasSize(1);
        }
    }

    /** Writing a large state as often as a small one would write more than all of its events together. */
    @Nested
    class WhenTheStateIsLarge {
        private static final int PARTS = 100_000;
        private static final long BETWEEN = PARTS / SnapshotPace.PARTS_FOR_EACH_EVENT;

        record Large(int parts) implements GrowingState {}

        private void loadSnapshot(int parts) {
            pace.eventHandled(new GenericDomainEventMessage<>("Guild", AGGREGATE, 1_000, new Large(parts)));
        }

        @Test
        void asksInProportionToItsSize() {
            loadSnapshot(PARTS);
            command(1_001, 1_000 + BETWEEN);
            assertThat(asked).isEmpty();

            command(1_000 + BETWEEN, 1_001 + BETWEEN);
            assertThat(asked).hasSize(1);
        }

        @Test
        void asksAsOftenAsEverWhereItIsNotLarge() {
            loadSnapshot(SnapshotPace.PARTS_FOR_EACH_EVENT * SnapshotPace.EVENTS_BETWEEN);
            command(1_001, 1_001 + SnapshotPace.EVENTS_BETWEEN);

            assertThat(asked).hasSize(1);
        }

        @Test
        void learnsTheSizeFromTheSnapshotThatWasTaken() {
            command(0, 1 + SnapshotPace.EVENTS_BETWEEN);
            asked.getFirst().complete(new SnapshotPace.Taken(SnapshotPace.EVENTS_BETWEEN, PARTS));
            command(1 + SnapshotPace.EVENTS_BETWEEN, SnapshotPace.EVENTS_BETWEEN + BETWEEN);
            assertThat(asked).hasSize(1);

            command(SnapshotPace.EVENTS_BETWEEN + BETWEEN, 1 + SnapshotPace.EVENTS_BETWEEN + BETWEEN);
            assertThat(asked).hasSize(2);
        }

        @Test
        void countsALoadInTheSameProportion() {
            UnitOfWork<?> load = DefaultUnitOfWork.startAndGet(null);
            loadSnapshot(PARTS);
            handle(1_001, 1_001 + SnapshotPace.EVENTS_BETWEEN);
            pace.initializationFinished();
            load.commit();

            assertThat(asked).isEmpty();
        }
    }
}
