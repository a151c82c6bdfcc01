package dev.guildhall.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SnowflakesTest {
    private static final Instant NOW = Instant.parse("2026-05-04T03:02:01.987Z");

    @Nested
    class WhenMakingIds {
        private final Snowflakes snowflakes = new Snowflakes(Clock.fixed(NOW, ZoneOffset.UTC));

        @Test
        void carriesThePresentTime() {
            assertThat(Snowflakes.createdAt(snowflakes.next())).isEqualTo(NOW);
        }

        @Test
        void neverRepeatsAndAlwaysGrows() {
            List<Long> ids = Stream.generate(snowflakes::next)
                    .limit(10_000)
                    .map(Long::valueOf)
                    .toList();
            assertThat(ids).isSorted().doesNotHaveDuplicates();
        }
    }

    @Nested
    class WhenReadingIds {
        @Test
        void tellsTheTimeOfDiscordsOwnExample() {
            assertThat(Snowflakes.createdAt("175928847299117063")).isEqualTo("2016-04-30T11:18:25.796Z");
        }

        @Test
        void refusesWhatIsNone() {
            assertThat(Snowflakes.isSnowflake("1180000000000000001")).isTrue();
            assertThat(Snowflakes.isSnowflake("@me")).isFalse();
            assertThat(Snowflakes.isSnowflake("12")).isFalse();
        }
    }
}
