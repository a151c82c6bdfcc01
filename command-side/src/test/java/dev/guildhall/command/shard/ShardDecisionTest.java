package dev.guildhall.command.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.command.shard.ShardDecision.Granted;
import dev.guildhall.command.shard.ShardDecision.Known;
import dev.guildhall.command.shard.ShardDecision.StandsBy;
import dev.guildhall.command.shard.ShardDecision.Why;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ShardDecisionTest {
    private static final Duration SOME = Duration.ofSeconds(7);

    private static ShardWish wish(int total, @Nullable Integer first, @Nullable Integer last) {
        return new ShardWish("me", total, false, first, last, false);
    }

    private static ShardWish any(int total, boolean adopts) {
        return new ShardWish("me", total, adopts, null, null, true);
    }

    private static Known held(int first, int last, int total) {
        return new Known(new ShardRange(first, last), total, "other", SOME);
    }

    private static Known lapsed(int first, int last, int total) {
        return new Known(new ShardRange(first, last), total, "other", Duration.ZERO);
    }

    private static Granted granted(int first, int last, int total) {
        return new Granted(new ShardRange(first, last), total);
    }

    @Nested
    class WhenNobodyElseHoldsAnything {
        @Test
        void whatIsAskedForIsGranted() {
            assertThat(ShardDecision.of(wish(8, 0, 3), List.of())).isEqualTo(granted(0, 3, 8));
            assertThat(ShardDecision.of(wish(8, null, null), List.of())).isEqualTo(granted(0, 7, 8));
        }

        @Test
        void thereAreNoMoreShardsThanThereAre() {
            assertThat(ShardDecision.of(wish(2, 1, 2), List.of()))
                    .isEqualTo(new StandsBy(Why.BEYOND_TOTAL, 2, ShardDecision.UNKNOWN));
        }

        @Test
        void anotherTotalMayBeChosen() {
            assertThat(ShardDecision.of(wish(4, 0, 3), List.of(lapsed(0, 7, 8))))
                    .isEqualTo(granted(0, 3, 4));
        }
    }

    @Nested
    class WhenSomebodyElseHoldsSomeOfIt {
        @Test
        void whoAsksStandsByUntilTheirLeaseMayEnd() {
            StandsBy expected = new StandsBy(Why.HELD, 8, SOME);
            assertThat(ShardDecision.of(wish(8, 0, 3), List.of(held(0, 3, 8)))).isEqualTo(expected);
            assertThat(ShardDecision.of(wish(8, 2, 5), List.of(held(0, 3, 8)))).isEqualTo(expected);
            assertThat(ShardDecision.of(wish(8, null, null), List.of(held(3, 3, 8))))
                    .isEqualTo(expected);
        }

        @Test
        void otherShardsAreGranted() {
            assertThat(ShardDecision.of(wish(8, 4, 7), List.of(held(0, 3, 8)))).isEqualTo(granted(4, 7, 8));
        }

        @Test
        void whatIsOverStandsInNobodysWay() {
            assertThat(ShardDecision.of(wish(8, 0, 3), List.of(lapsed(0, 5, 8))))
                    .isEqualTo(granted(0, 3, 8));
        }

        @Test
        void whoAsksAgainGetsTheOwnOnceMore() {
            Known own = new Known(new ShardRange(0, 3), 8, "me", SOME);
            assertThat(ShardDecision.of(wish(8, 0, 3), List.of(own))).isEqualTo(granted(0, 3, 8));
        }
    }

    @Nested
    class WhenOthersDivideTheGuildsOtherwise {
        @Test
        void nothingIsGrantedWhateverTheNumbers() {
            assertThat(ShardDecision.of(wish(4, 2, 3), List.of(held(0, 0, 2))))
                    .isEqualTo(new StandsBy(Why.OTHER_TOTAL, 2, SOME));
        }

        @Test
        void whoTakesDiscordsAdviceGoesByTheOthers() {
            ShardWish wish = new ShardWish("me", 9, true, 4, 7, false);
            assertThat(ShardDecision.of(wish, List.of(held(0, 3, 8)))).isEqualTo(granted(4, 7, 8));
        }
    }

    @Nested
    class WhenAnyRangeWillDo {
        @Test
        void itIsOneThatLostItsHolder() {
            assertThat(ShardDecision.of(any(8, false), List.of(held(0, 3, 8), lapsed(4, 7, 8))))
                    .isEqualTo(granted(4, 7, 8));
        }

        @Test
        void neitherOneOfAnotherTotalNorOneThatSomebodyHoldsInPart() {
            assertThat(ShardDecision.of(any(8, false), List.of(held(0, 1, 8), lapsed(0, 3, 8), lapsed(2, 3, 4))))
                    .isEqualTo(new StandsBy(Why.NOTHING_FREE, 8, SOME));
        }

        @Test
        void nothingIsKnownAtFirst() {
            assertThat(ShardDecision.of(any(8, true), List.of()))
                    .isEqualTo(new StandsBy(Why.NOTHING_FREE, 8, ShardDecision.UNKNOWN));
        }
    }
}
