package dev.guildhall.query.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EffectTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final EffectName NAME = new EffectName("g:card", "1", "giveaway.card", "g", 0, 0);
    private static final String BOT = "bot-1";

    private final Effect fresh = Effect.decided(NAME, 10, NOW);

    private static Instant in(Duration duration) {
        return NOW.plus(duration);
    }

    private Effect done() {
        return fresh.claimed(BOT, NOW).carriedOut(10, NOW);
    }

    @Nested
    class WhenDecided {
        @Test
        void isDueAtOnce() {
            assertThat(fresh.state()).isEqualTo(EffectState.PENDING);
            assertThat(fresh.notBefore()).isEqualTo(NOW);
            assertThat(fresh.done()).isZero();
        }
    }

    @Nested
    class WhenAskedForOnceMore {
        @Test
        void waitsFiveSecondsAfterItWasLastDone() {
            Effect soon = done().wanted(11, false, in(Duration.ofSeconds(1)));

            assertThat(soon.state()).isEqualTo(EffectState.PENDING);
            assertThat(soon.notBefore()).isEqualTo(in(Effect.DEBOUNCE));
        }

        @Test
        void isDueAtOnceWhenThatIsLongAgo() {
            Instant later = in(Duration.ofMinutes(1));

            assertThat(done().wanted(11, false, later).notBefore()).isEqualTo(later);
        }

        @Test
        void doesNotWaitWhenItIsUrgent() {
            Effect waiting = done().wanted(11, false, NOW);

            assertThat(done().wanted(11, true, NOW).notBefore()).isEqualTo(NOW);
            assertThat(waiting.wanted(12, true, NOW).notBefore()).isEqualTo(NOW);
        }

        @Test
        void keepsThePauseAfterAFailureHoweverUrgent() {
            Effect resting = fresh.claimed(BOT, NOW).retried(Duration.ofMinutes(2), "rate-limited", NOW);

            assertThat(resting.wanted(11, true, NOW).notBefore()).isEqualTo(in(Duration.ofMinutes(2)));
        }

        @Test
        void ignoresWhatItKnowsAlready() {
            assertThat(done().wanted(10, true, NOW)).isEqualTo(done());
        }

        @Test
        void staysGivenUp() {
            Effect parked = fresh.parked("channel-missing").wanted(12, true, NOW);
            Effect discarded = fresh.discarded().wanted(12, true, NOW);

            assertThat(parked.state()).isEqualTo(EffectState.PARKED);
            assertThat(parked.wanted()).isEqualTo(12);
            assertThat(discarded.state()).isEqualTo(EffectState.DISCARDED);
        }
    }

    @Nested
    class WhenClaimed {
        @Test
        void isHeldByThatOneUntilTheClaimEnds() {
            Effect claimed = fresh.claimed(BOT, NOW);

            assertThat(claimed.isHeldBy(BOT)).isTrue();
            assertThat(claimed.isHeldBy("bot-2")).isFalse();
            assertThat(claimed.notBefore()).isEqualTo(in(Effect.CLAIM));
            assertThat(claimed.attempts()).isEqualTo(1);
            assertThat(claimed.firstAttemptAt()).isEqualTo(NOW);
        }

        @Test
        void goesToTheNextWithOneAttemptMore() {
            Effect next = fresh.claimed(BOT, NOW).claimed("bot-2", in(Effect.CLAIM));

            assertThat(next.isHeldBy(BOT)).isFalse();
            assertThat(next.attempts()).isEqualTo(2);
            assertThat(next.firstAttemptAt()).isEqualTo(NOW);
        }

        @Test
        void isParkedWhenItWasTriedTooOften() {
            Effect effect = fresh;
            for (int i = 0; i < Effect.MAX_ATTEMPTS; i++) {
                effect = effect.claimed(BOT, NOW);
                assertThat(effect.state()).isEqualTo(EffectState.CLAIMED);
            }

            assertThat(effect.claimed(BOT, NOW).state()).isEqualTo(EffectState.PARKED);
            assertThat(effect.claimed(BOT, NOW).cause()).isEqualTo(Effect.EXHAUSTED);
            assertThat(effect.retried(Duration.ZERO, "away", NOW).cause()).isEqualTo("away");
            assertThat(effect.retried(Duration.ZERO, "away", NOW).state()).isEqualTo(EffectState.PARKED);
        }
    }

    @Nested
    class WhenOurOwnSideIsAway {
        @Test
        void isNotGivenUpHoweverLongThatLasts() {
            Effect effect = fresh;
            for (int i = 0; i < 10 * Effect.MAX_ATTEMPTS; i++) {
                effect = effect.claimed(BOT, NOW).waited("command-side-away", NOW);
            }

            assertThat(effect.state()).isEqualTo(EffectState.PENDING);
            assertThat(effect.attempts()).isZero();
            assertThat(effect.cause()).isEqualTo("command-side-away");
        }

        @Test
        void restsAsLongAsThatHasLastedAndABit() {
            assertThat(rested(Duration.ZERO)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
            assertThat(rested(Duration.ofSeconds(80))).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
            assertThat(rested(Duration.ofDays(1))).isBetween(Duration.ofMillis(7_500), Duration.ofSeconds(15));
        }

        private Duration rested(Duration afterTheFirstAttempt) {
            Instant now = in(afterTheFirstAttempt);
            Effect waiting = fresh.claimed(BOT, NOW).waited("command-side-away", now);
            return Duration.between(now, waiting.notBefore());
        }

        /** It may have been sent before the side turned out to be away. */
        @Test
        void isStillLookedForInDiscord() {
            Effect waiting = fresh.claimed(BOT, NOW).waited("command-side-away", NOW);

            assertThat(waiting.firstAttemptAt()).isEqualTo(NOW);
        }

        @Test
        void countsTheAttemptsBeforeAllTheSame() {
            Effect failed = fresh.claimed(BOT, NOW).retried(Duration.ZERO, "discord-away", NOW);

            assertThat(failed.claimed(BOT, NOW).waited("away", NOW).attempts()).isEqualTo(1);
        }
    }

    @Nested
    class WhenCarriedOut {
        @Test
        void isDoneAndForgetsItsAttempts() {
            assertThat(done().state()).isEqualTo(EffectState.DONE);
            assertThat(done().attempts()).isZero();
            assertThat(done().firstAttemptAt()).isNull();
        }

        @Test
        void goesOnWhenMoreIsWantedByNow() {
            Effect behind = fresh.claimed(BOT, NOW).wanted(11, false, NOW).carriedOut(10, NOW);
            Effect urgent = fresh.claimed(BOT, NOW).wanted(11, true, NOW).carriedOut(10, NOW);

            assertThat(behind.state()).isEqualTo(EffectState.PENDING);
            assertThat(behind.notBefore()).isEqualTo(in(Effect.DEBOUNCE));
            assertThat(urgent.notBefore()).isEqualTo(NOW);
        }

        @Test
        void stillIsDiscarded() {
            assertThat(fresh.discarded().carriedOut(10, NOW).state()).isEqualTo(EffectState.DISCARDED);
        }
    }

    @Nested
    class WhenTheLogSaysThatItIsInDiscord {
        @Test
        void isDoneAsOfWhatWasGivenOut() {
            assertThat(fresh.claimed(BOT, NOW).seen(NOW).state()).isEqualTo(EffectState.DONE);
            assertThat(fresh.claimed(BOT, NOW).wanted(11, false, NOW).seen(NOW).state())
                    .isEqualTo(EffectState.PENDING);
        }

        @Test
        void remainsToBeDoneWhenNothingWasEverGivenOut() {
            assertThat(fresh.seen(NOW)).isEqualTo(fresh);
        }

        @Test
        void isDoneEvenIfItWasGivenUp() {
            Effect parked = fresh.claimed(BOT, NOW).parked("refused");

            assertThat(parked.seen(NOW).state()).isEqualTo(EffectState.DONE);
        }
    }

    @Nested
    class WhenAnOperatorHasItRetried {
        @Test
        void isDueAtOnceWithAllItsAttemptsAndIsStillLookedForInDiscord() {
            Effect released = fresh.claimed(BOT, NOW).parked("refused").released(in(Duration.ofHours(1)));

            assertThat(released.state()).isEqualTo(EffectState.PENDING);
            assertThat(released.notBefore()).isEqualTo(in(Duration.ofHours(1)));
            assertThat(released.attempts()).isZero();
            assertThat(released.firstAttemptAt()).isEqualTo(NOW);
        }

        @Test
        void staysAsItIsWhenItDoesNotWaitAnyMore() {
            Effect claimed = fresh.claimed(BOT, NOW);

            assertThat(claimed.released(NOW)).isEqualTo(claimed);
            assertThat(done().released(NOW)).isEqualTo(done());
            assertThat(fresh.discarded().released(NOW)).isEqualTo(fresh.discarded());
        }
    }

    @Nested
    class WhenAnOperatorDiscardsIt {
        @Test
        void isGivenUpWhileItWaits() {
            assertThat(fresh.discarded().state()).isEqualTo(EffectState.DISCARDED);
            assertThat(fresh.claimed(BOT, NOW).parked("refused").discarded().state())
                    .isEqualTo(EffectState.DISCARDED);
        }

        @Test
        void staysAsItIsWhenItWasGivenOutOrIsDone() {
            Effect claimed = fresh.claimed(BOT, NOW);

            assertThat(claimed.discarded()).isEqualTo(claimed);
            assertThat(done().discarded()).isEqualTo(done());
        }
    }

    @Nested
    class WhenItFails {
        @Test
        void restsLongerEachTime() {
            assertThat(failed(1).notBefore()).isEqualTo(in(Duration.ofSeconds(2)));
            assertThat(failed(4).notBefore()).isEqualTo(in(Duration.ofSeconds(16)));
            assertThat(failed(Effect.MAX_ATTEMPTS - 1).notBefore()).isEqualTo(in(Duration.ofMinutes(10)));
        }

        private Effect failed(int times) {
            EffectOutcome failure = new EffectOutcome("g:card", BOT, 10, EffectOutcome.Kind.RETRY, "unavailable", null);
            Effect effect = fresh;
            for (int i = 0; i < times; i++) {
                effect = failure.of(effect.claimed(BOT, NOW), NOW);
            }
            return effect;
        }
    }
}
