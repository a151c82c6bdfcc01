package dev.guildhall.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RebuildDetailsTest {
    private static final Instant BEGUN = Instant.parse("2026-01-05T10:00:00Z");
    private static final long HEAD = 1_000_000;

    private static @Nullable Long eta(RebuildState state, long position, Duration after) {
        Instant now = BEGUN.plus(after);
        Rebuild rebuild = new Rebuild(
                "id",
                "timeline",
                null,
                false,
                1,
                state,
                1,
                position,
                HEAD,
                position,
                BEGUN,
                BEGUN,
                state.isOpen() ? null : now,
                OptionalLong.empty(),
                0,
                null,
                now);
        return RebuildDetails.of(rebuild, List.of(), false).etaSeconds();
    }

    @Nested
    class WhenTheLogIsBeingRead {
        @ParameterizedTest
        @CsvSource({"200000, 4000, 16", "200000, 4100, 16", "200000, 4130, 17", "500000, 25400, 25", "999999, 10000, 0"
        })
        void whatIsLeftTakesAsLongAsWhatIsBehindToTheNearestSecond(long position, long millis, long seconds) {
            assertThat(eta(RebuildState.FILLING, position, Duration.ofMillis(millis)))
                    .isEqualTo(seconds);
        }

        @Test
        void nobodyKnowsBeforeAnythingIsRead() {
            assertThat(eta(RebuildState.FILLING, 0, Duration.ofSeconds(2))).isNull();
        }

        @Test
        void nothingIsLeftWhereItIsBeyondTheEnd() {
            assertThat(eta(RebuildState.CATCHING_UP, HEAD + 5, Duration.ofSeconds(2)))
                    .isZero();
        }
    }

    @Nested
    class WhenItIsOver {
        @Test
        void thereIsNothingToWaitFor() {
            assertThat(eta(RebuildState.DONE, HEAD, Duration.ofSeconds(2))).isNull();
        }
    }
}
