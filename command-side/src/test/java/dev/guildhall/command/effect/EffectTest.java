package dev.guildhall.command.effect;

import dev.guildhall.command.dispatch.Decision;
import dev.guildhall.command.dispatch.Rejected;
import dev.guildhall.events.effect.EffectDiscardRequested;
import dev.guildhall.events.effect.EffectRetryRequested;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EffectTest {
    private static final String ID = "01JD7Z3M8Q4V5X6Y7Z8A9BCDEF:card";
    private static final String GUILD = "1180000000000000001";
    private static final String KIND = "giveaway.card";
    private static final EffectRetryRequested RETRY = new EffectRetryRequested(ID, GUILD, KIND);
    private static final EffectDiscardRequested DISCARD = new EffectDiscardRequested(ID, GUILD, KIND);

    private final AggregateTestFixture<Effect> effect = new AggregateTestFixture<>(Effect.class);

    private static EffectStanding standing(String state) {
        return new EffectStanding(
                ID,
                GUILD,
                KIND,
                "01JD7Z3M8Q4V5X6Y7Z8A9BCDEF",
                0,
                state,
                7,
                0,
                1,
                null,
                Instant.EPOCH,
                null,
                null,
                null);
    }

    private static Decision<OrderedEffect> decided(@Nullable String wanted, long sequence) {
        return new Decision<>(new OrderedEffect(ID, wanted), sequence, sequence);
    }

    @Nested
    class WhenRetrying {
        @ParameterizedTest
        @ValueSource(strings = {"pending", "parked"})
        void recordsIt(String state) {
            effect.givenNoPriorActivity()
                    .when(new RetryEffect(standing(state)))
                    .expectEvents(RETRY)
                    .expectResultMessagePayload(decided("retry", 0));
        }

        @Test
        void recordsItAgainWhenItFailedAgain() {
            effect.given(RETRY)
                    .when(new RetryEffect(standing("parked")))
                    .expectEvents(RETRY)
                    .expectResultMessagePayload(decided("retry", 1));
        }

        @Test
        void goesByHowItStandsWhenADiscardCameTooLate() {
            effect.given(DISCARD)
                    .when(new RetryEffect(standing("parked")))
                    .expectEvents(RETRY)
                    .expectResultMessagePayload(decided("retry", 1));
        }

        @ParameterizedTest
        @ValueSource(strings = {"claimed", "done", "discarded"})
        void refusesWhatDoesNotWait(String state) {
            effect.givenNoPriorActivity()
                    .when(new RetryEffect(standing(state)))
                    .expectNoEvents()
                    .expectException(Rejected.class)
                    .expectExceptionMessage("The effect is " + state);
        }
    }

    @Nested
    class WhenDiscarding {
        @ParameterizedTest
        @ValueSource(strings = {"pending", "parked"})
        void recordsIt(String state) {
            effect.given(RETRY)
                    .when(new DiscardEffect(standing(state)))
                    .expectEvents(DISCARD)
                    .expectResultMessagePayload(decided("discard", 1));
        }

        @Test
        void recordsNothingWhenItIsDiscardedAlready() {
            effect.given(DISCARD)
                    .when(new DiscardEffect(standing("discarded")))
                    .expectNoEvents()
                    .expectResultMessagePayload(decided("discard", 0));
        }

        @ParameterizedTest
        @ValueSource(strings = {"claimed", "done"})
        void refusesWhatDoesNotWait(String state) {
            effect.givenNoPriorActivity()
                    .when(new DiscardEffect(standing(state)))
                    .expectNoEvents()
                    .expectException(Rejected.class)
                    .expectExceptionMessage("The effect is " + state);
        }
    }

    @Nested
    class WhenAsking {
        @Test
        void saysWhatWasDecidedLastAndChangesNothing() {
            effect.given(RETRY, DISCARD)
                    .when(new AskEffect(ID))
                    .expectNoEvents()
                    .expectResultMessagePayload(decided("discard", 1));
            new AggregateTestFixture<>(Effect.class)
                    .givenNoPriorActivity()
                    .when(new AskEffect(ID))
                    .expectNoEvents()
                    .expectResultMessagePayload(decided(null, -1));
        }
    }
}
