package dev.guildhall.bot.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class EffectTurnTest {
    @Nested
    class WhenTriedAgain {
        @RepeatedTest(20)
        void waitsLongerEachTimeAndNotAllTheSame() {
            assertThat(EffectTurn.backOff(1)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
            assertThat(EffectTurn.backOff(4)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
            assertThat(EffectTurn.backOff(1_000)).isBetween(Duration.ofSeconds(150), Duration.ofMinutes(5));
        }

        @Test
        void takesAnyNumberOfAttempts() {
            assertThat(EffectTurn.backOff(0)).isPositive();
            assertThat(EffectTurn.backOff(Integer.MIN_VALUE)).isPositive();
        }
    }

    @Nested
    class WhenNamedByANonce {
        @Test
        void isNamedAlikeEachTimeAndUnlikeAnyOther() {
            String nonce = Posting.nonce("01JD8ZK4M7Q2W5X9Y0ABCDEFGH:announcement:12");

            assertThat(nonce).hasSize(24).isEqualTo(Posting.nonce("01JD8ZK4M7Q2W5X9Y0ABCDEFGH:announcement:12"));
            assertThat(nonce).isNotEqualTo(Posting.nonce("01JD8ZK4M7Q2W5X9Y0ABCDEFGH:announcement:1"));
        }
    }
}
