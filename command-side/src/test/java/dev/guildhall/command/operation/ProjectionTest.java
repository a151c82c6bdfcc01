package dev.guildhall.command.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.command.dispatch.Decision;
import dev.guildhall.command.dispatch.Rejected;
import dev.guildhall.events.operation.DeadLetterDiscarded;
import dev.guildhall.events.operation.DeadLetterRetryRequested;
import dev.guildhall.events.operation.ProjectionName;
import dev.guildhall.events.operation.ProjectionPaused;
import dev.guildhall.events.operation.ProjectionResumed;
import dev.guildhall.events.operation.RebuildAborted;
import dev.guildhall.events.operation.RebuildPaused;
import dev.guildhall.events.operation.RebuildRequested;
import dev.guildhall.events.operation.RebuildResumed;
import dev.guildhall.events.operation.RollbackRequested;
import dev.guildhall.events.operation.SegmentsChanged;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProjectionTest {
    private static final String VIEW = "configuration-view";
    private static final String GUILD = "1180000000000000001";
    private static final String REBUILD = VIEW + "-01JD7Z3M8Q4V5X6Y7Z8A9BCDEF";

    private static final String LETTER = VIEW + "-4711";

    private final AggregateTestFixture<Projection> projection = new AggregateTestFixture<>(Projection.class);

    private static RebuildRequested requested() {
        return new RebuildRequested(VIEW, REBUILD, null, false);
    }

    private static SteerRebuild steer(SteerRebuild.Step step) {
        return new SteerRebuild(VIEW, REBUILD, step);
    }

    @Nested
    class WhenPausing {
        @Test
        void recordsIt() {
            projection
                    .givenNoPriorActivity()
                    .when(new PauseProjection(VIEW))
                    .expectEvents(new ProjectionPaused(VIEW))
                    .expectResultMessagePayload(new Decision<>(new SteeredProjection(VIEW, true, 1), 0, 0));
        }

        @Test
        void recordsNothingWhenItIsPausedAlready() {
            projection
                    .given(new ProjectionPaused(VIEW))
                    .when(new PauseProjection(VIEW))
                    .expectNoEvents()
                    .expectResultMessagePayload(new Decision<>(new SteeredProjection(VIEW, true, 1), 0, 0));
        }

        @Test
        void refusesTheCommandSidesOwnAltogether() {
            projection
                    .givenNoPriorActivity()
                    .when(new ChangeSegments("deadlines", 1))
                    .expectNoEvents()
                    .expectException(Rejected.class);
        }

        @Test
        void refusesWhatIsNoProjection() {
            projection
                    .givenNoPriorActivity()
                    .when(new PauseProjection("nobody"))
                    .expectNoEvents()
                    .expectException(Rejected.class)
                    .expectExceptionMessage("There is no such projection");
        }
    }

    @Nested
    class WhenChangingSegments {
        @Test
        void recordsIt() {
            projection
                    .givenNoPriorActivity()
                    .when(new ChangeSegments(VIEW, 4))
                    .expectEvents(new SegmentsChanged(VIEW, 4))
                    .expectResultMessagePayload(new Decision<>(new SteeredProjection(VIEW, false, 4), 0, 0));
        }

        @Test
        void recordsNothingWhenThereAreSoManyAlready() {
            projection
                    .given(new SegmentsChanged(VIEW, 4), new ProjectionPaused(VIEW))
                    .when(new ChangeSegments(VIEW, 4))
                    .expectNoEvents()
                    .expectResultMessagePayload(new Decision<>(new SteeredProjection(VIEW, true, 4), 1, 1));
        }

        @Test
        void recordsThatThereIsOneAgain() {
            projection
                    .given(new SegmentsChanged(VIEW, 4))
                    .when(new ChangeSegments(VIEW, 1))
                    .expectEvents(new SegmentsChanged(VIEW, 1));
        }

        @ParameterizedTest
        @EnumSource(ProjectionName.class)
        void refusesThoseThatMayHaveOneOnly(ProjectionName name) {
            assertThat(name.isDivisible())
                    .isEqualTo(Set.of("configuration-view", "timeline", "guild-checkpoints")
                            .contains(name.word()));
            if (!name.isDivisible() && name.isSteerable()) {
                projection
                        .givenNoPriorActivity()
                        .when(new ChangeSegments(name.word(), 2))
                        .expectNoEvents()
                        .expectException(Rejected.class)
                        .expectExceptionMessage(
                                "This projection can have one segment only: it follows and decides in one order");
            }
        }

        @Test
        void refusesWhatIsNoProjection() {
            projection
                    .givenNoPriorActivity()
                    .when(new ChangeSegments("nobody", 2))
                    .expectNoEvents()
                    .expectExceptionMessage("There is no such projection");
        }
    }

    @Nested
    class WhenResuming {
        @Test
        void recordsIt() {
            projection
                    .given(new ProjectionPaused(VIEW))
                    .when(new ResumeProjection(VIEW))
                    .expectEvents(new ProjectionResumed(VIEW))
                    .expectResultMessagePayload(new Decision<>(new SteeredProjection(VIEW, false, 1), 1, 1));
        }

        @Test
        void recordsNothingWhenItGoesOnAlready() {
            projection
                    .given(new ProjectionPaused(VIEW), new ProjectionResumed(VIEW))
                    .when(new ResumeProjection(VIEW))
                    .expectNoEvents();
        }
    }

    @Nested
    class WhenARebuildIsRequested {
        @Test
        void recordsItForAllGuilds() {
            projection
                    .givenNoPriorActivity()
                    .when(new RequestRebuild(VIEW, REBUILD, null, false))
                    .expectEvents(requested())
                    .expectResultMessagePayload(new Decision<>(new OrderedRebuild(REBUILD, VIEW, "requested"), 0, 0));
        }

        @Test
        void recordsItForOneGuild() {
            projection
                    .givenNoPriorActivity()
                    .when(new RequestRebuild(VIEW, REBUILD, GUILD, true))
                    .expectEvents(new RebuildRequested(VIEW, REBUILD, GUILD, true));
        }

        @Test
        void recordsItOnce() {
            projection
                    .given(requested())
                    .when(new RequestRebuild(VIEW, REBUILD, null, false))
                    .expectNoEvents();
        }

        @Test
        void refusesAProjectionWithoutAView() {
            projection
                    .givenNoPriorActivity()
                    .when(new RequestRebuild("member-effects", REBUILD, null, false))
                    .expectNoEvents()
                    .expectException(Rejected.class)
                    .expectExceptionMessage("This projection has no view that is rebuilt");
        }

        @Test
        void refusesWhatIsNoProjection() {
            projection
                    .givenNoPriorActivity()
                    .when(new RequestRebuild("nobody", REBUILD, null, false))
                    .expectNoEvents()
                    .expectExceptionMessage("There is no such projection");
        }
    }

    @Nested
    class WhenARebuildIsSteered {
        @Test
        void pausesIt() {
            projection
                    .given(requested())
                    .when(steer(SteerRebuild.Step.PAUSE))
                    .expectEvents(new RebuildPaused(VIEW, REBUILD));
        }

        @Test
        void resumesIt() {
            projection
                    .given(requested(), new RebuildPaused(VIEW, REBUILD))
                    .when(steer(SteerRebuild.Step.RESUME))
                    .expectEvents(new RebuildResumed(VIEW, REBUILD));
        }

        @Test
        void abortsItThoughItIsPaused() {
            projection
                    .given(requested(), new RebuildPaused(VIEW, REBUILD))
                    .when(steer(SteerRebuild.Step.ABORT))
                    .expectEvents(new RebuildAborted(VIEW, REBUILD));
        }

        @Test
        void rollsItBack() {
            projection
                    .given(requested())
                    .when(steer(SteerRebuild.Step.ROLL_BACK))
                    .expectEvents(new RollbackRequested(VIEW, REBUILD))
                    .expectResultMessagePayload(new Decision<>(new OrderedRebuild(REBUILD, VIEW, "rolled-back"), 1, 1));
        }

        @ParameterizedTest
        @EnumSource(
                value = SteerRebuild.Step.class,
                names = {"PAUSE", "RESUME", "ROLL_BACK"})
        void refusesWhatWasAborted(SteerRebuild.Step step) {
            projection
                    .given(requested(), new RebuildAborted(VIEW, REBUILD))
                    .when(steer(step))
                    .expectNoEvents()
                    .expectException(Rejected.class)
                    .expectExceptionMessage("The rebuild is aborted");
        }

        @Test
        void refusesWhatWasRolledBack() {
            projection
                    .given(requested(), new RollbackRequested(VIEW, REBUILD))
                    .when(steer(SteerRebuild.Step.ABORT))
                    .expectNoEvents()
                    .expectExceptionMessage("The rebuild is rolled-back");
        }

        @ParameterizedTest
        @EnumSource(SteerRebuild.Step.class)
        void refusesWhatNobodyRequested(SteerRebuild.Step step) {
            projection
                    .givenNoPriorActivity()
                    .when(steer(step))
                    .expectNoEvents()
                    .expectExceptionMessage("There is no such rebuild");
        }

        @Test
        void saysNothingTwice() {
            projection
                    .given(requested(), new RebuildAborted(VIEW, REBUILD))
                    .when(steer(SteerRebuild.Step.ABORT))
                    .expectNoEvents();
        }
    }

    @Nested
    class WhenThereWereVeryManyRebuilds {
        @Test
        void forgetsTheOldest() {
            ProjectionState state = ProjectionState.UNTOUCHED;
            for (int i = 0; i <= ProjectionState.MAX_REBUILDS; i++) {
                state = state.with("rebuild-" + i, RebuildState.REQUESTED);
            }
            assertThat(state.rebuilds()).hasSize(ProjectionState.MAX_REBUILDS).doesNotContainKey("rebuild-0");
        }
    }

    @Nested
    class WhenDeadLettersAreRetried {
        @Test
        void recordsThatOneIs() {
            projection
                    .givenNoPriorActivity()
                    .when(new RetryDeadLetters(VIEW, LETTER))
                    .expectEvents(new DeadLetterRetryRequested(VIEW, LETTER))
                    .expectResultMessagePayload(new Decision<>(new OrderedLetter(LETTER, VIEW, "retry"), 0, 0));
        }

        @Test
        void recordsThatAllAre() {
            projection
                    .givenNoPriorActivity()
                    .when(new RetryDeadLetters("member-effects", null))
                    .expectEvents(new DeadLetterRetryRequested("member-effects", null))
                    .expectResultMessagePayload(
                            new Decision<>(new OrderedLetter(null, "member-effects", "retry"), 0, 0));
        }

        @Test
        void recordsEachTime() {
            projection
                    .given(new DeadLetterRetryRequested(VIEW, LETTER))
                    .when(new RetryDeadLetters(VIEW, LETTER))
                    .expectEvents(new DeadLetterRetryRequested(VIEW, LETTER));
        }

        @Test
        void refusesWhatIsDiscarded() {
            projection
                    .given(new DeadLetterDiscarded(VIEW, LETTER))
                    .when(new RetryDeadLetters(VIEW, LETTER))
                    .expectNoEvents()
                    .expectException(Rejected.class)
                    .expectExceptionMessage("The dead letter is discarded");
        }

        @Test
        void leavesOutWhatIsDiscardedWhereAllAre() {
            projection
                    .given(new DeadLetterDiscarded(VIEW, LETTER))
                    .when(new RetryDeadLetters(VIEW, null))
                    .expectEvents(new DeadLetterRetryRequested(VIEW, null));
        }

        @Test
        void refusesWhatIsNoProjection() {
            projection
                    .givenNoPriorActivity()
                    .when(new RetryDeadLetters("nobody", null))
                    .expectNoEvents()
                    .expectExceptionMessage("There is no such projection");
        }
    }

    @Nested
    class WhenADeadLetterIsDiscarded {
        @Test
        void recordsIt() {
            projection
                    .given(new DeadLetterRetryRequested(VIEW, LETTER))
                    .when(new DiscardDeadLetter(VIEW, LETTER))
                    .expectEvents(new DeadLetterDiscarded(VIEW, LETTER))
                    .expectResultMessagePayload(new Decision<>(new OrderedLetter(LETTER, VIEW, "discard"), 1, 1));
        }

        @Test
        void recordsItOnce() {
            projection
                    .given(new DeadLetterDiscarded(VIEW, LETTER))
                    .when(new DiscardDeadLetter(VIEW, LETTER))
                    .expectNoEvents()
                    .expectResultMessagePayload(new Decision<>(new OrderedLetter(LETTER, VIEW, "discard"), 0, 0));
        }

        @Test
        void refusesWhatIsNoProjection() {
            projection
                    .givenNoPriorActivity()
                    .when(new DiscardDeadLetter("nobody", "nobody-1"))
                    .expectNoEvents()
                    .expectExceptionMessage("There is no such projection");
        }

        @Test
        void forgetsTheOldestOfVeryMany() {
            ProjectionState state = ProjectionState.UNTOUCHED;
            for (int i = 0; i <= ProjectionState.MAX_DISCARDED; i++) {
                state = state.withDiscarded("letter-" + i);
            }
            assertThat(state.discarded()).hasSize(ProjectionState.MAX_DISCARDED).doesNotContain("letter-0");
        }
    }

    @Nested
    class WhenAskedAbout {
        @Test
        void saysWhatIsWantedOfALetter() {
            projection
                    .given(new DeadLetterDiscarded(VIEW, LETTER))
                    .when(new AskDeadLetter(VIEW, LETTER))
                    .expectNoEvents()
                    .expectResultMessagePayload(new Decision<>(new OrderedLetter(LETTER, VIEW, "discard"), 0, 0));
        }

        @Test
        void saysWhatIsWanted() {
            projection
                    .given(requested(), new RebuildPaused(VIEW, REBUILD))
                    .when(new AskProjection(VIEW, REBUILD))
                    .expectNoEvents()
                    .expectResultMessagePayload(new Decision<>(new OrderedRebuild(REBUILD, VIEW, "paused"), 1, 1));
        }
    }
}
