package dev.guildhall.bot.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardPlanTest {
    private static ShardPlan plan(int total, @Nullable String range) {
        return ShardPlan.of(new ShardsProperties(total, range, Duration.ofSeconds(5)));
    }

    @Nested
    class WhenNothingIsConfigured {
        @Test
        void nobodyIsAsked() {
            assertThat(plan(1, null)).isEqualTo(ShardPlan.ALONE);
            assertThat(plan(1, " ").leased()).isFalse();
        }
    }

    @Nested
    class WhenARangeIsGiven {
        @Test
        void isReadAsPeopleWriteIt() {
            assertThat(plan(8, "0-3").range()).isEqualTo(new ShardRange(0, 3));
            assertThat(plan(8, " 4 - 7 ").range()).isEqualTo(new ShardRange(4, 7));
            assertThat(plan(8, "5").range()).isEqualTo(new ShardRange(5, 5));
            assertThat(plan(0, "0-3").range()).isEqualTo(new ShardRange(0, 3));
            assertThat(plan(8, "all").range()).isNull();
            assertThat(plan(8, "ANY").any()).isTrue();
        }

        @Test
        void hasToBeLeasedEvenIfItIsTheOnlyOne() {
            assertThat(plan(1, "0").leased()).isTrue();
            assertThat(plan(2, null).leased()).isTrue();
            assertThat(plan(0, null).leased()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", "-1", "0-", "0,3", "1-2-3", "0x1", "999999"})
        void refusesWhatIsNone(String text) {
            assertThatThrownBy(() -> plan(8, text))
                    .hasMessageContaining("guildhall.discord.shards.range")
                    .hasMessageContaining("0-3, 'all' or 'any'")
                    .hasMessageContaining("'" + text + "'");
        }

        @Test
        void refusesWhatGoesBackwards() {
            assertThatThrownBy(() -> plan(8, "3-1")).hasMessageContaining("3-1");
        }

        @Test
        void refusesShardsThatAreNotThere() {
            assertThatThrownBy(() -> plan(4, "2-4"))
                    .hasMessageContaining("2-4 goes beyond the last of 4 shards, which is 3");
        }

        @ParameterizedTest
        @ValueSource(ints = {-1, ShardPlan.MAX_SHARDS + 1})
        void refusesImpossibleTotals(int total) {
            assertThatThrownBy(() -> plan(total, null)).hasMessageContaining("guildhall.discord.shards.total");
        }
    }

    @Nested
    class WhenGuildsAreDivided {
        @Test
        void theyAreByTheirTime() {
            assertThat(Shards.of("1180000000000000001", 1)).isZero();
            assertThat(Shards.of("1180000000000000001", 2)).isEqualTo((int) ((1180000000000000001L >> 22) % 2));
            assertThat(Shards.of("18446744073709551615", 7)).isEqualTo((int) ((-1L >>> 22) % 7));
        }
    }
}
