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
    private static final String ID = "id";
    private static final String PROJECTION = "timeline";

    private static RebuildDetails details(RebuildState state, Progress progress) {
        Rebuild rebuild = new Rebuild(
                ID,
                PROJECTION,
                null,
                false,
                1,
                state,
                1,
                progress,
                BEGUN,
                BEGUN,
                state.isOpen() ? null : BEGUN.plus(progress.worked()),
                OptionalLong.empty(),
                0,
                null);
        return RebuildDetails.of(rebuild, List.of(), false);
    }

    private static @Nullable Long eta(RebuildState state, long position, Duration worked) {
        return details(state, new Progress(position, HEAD, position, 0, worked, null))
                .etaSeconds();
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

        /** Reading takes 100 s, and what comes after that 25 s. */
        @ParameterizedTest
        @CsvSource({"200000, 20, 16, 105", "500000, 50, 40, 75", "1000000, 100, 80, 25"})
        void whatComesAfterItIsPartOfWhatIsLeft(long position, long worked, int percent, long seconds) {
            RebuildDetails details = details(
                    RebuildState.FILLING,
                    new Progress(position, HEAD, position, 0.25, Duration.ofSeconds(worked), null));

            assertThat(details.percent()).isEqualTo(percent);
            assertThat(details.etaSeconds()).isEqualTo(seconds);
            assertThat(details.eventsPerSecond()).isEqualTo(10_000);
        }
    }

    @Nested
    class WhenTheLogIsRead {
        /** Reading took 100 s, and what comes after that is to take 25 s, wherever in the log it is. */
        @ParameterizedTest
        @CsvSource({"100, 80, 25", "110, 88, 15", "125, 99, 0", "300, 99, 0"})
        void theTimeThatItTookSaysWhatIsLeft(long worked, int percent, long seconds) {
            RebuildDetails details = details(
                    RebuildState.COMPARING,
                    new Progress(HEAD, HEAD, HEAD, 0.25, Duration.ofSeconds(worked), Duration.ofSeconds(100)));

            assertThat(details.percent()).isEqualTo(percent);
            assertThat(details.etaSeconds()).isEqualTo(seconds);
            assertThat(details.eventsPerSecond()).isEqualTo(10_000);
        }

        @Test
        void nothingIsLeftWhereThereWasNothingToRead() {
            Progress progress = new Progress(0, 0, 0, 0.25, Duration.ofSeconds(1), Duration.ZERO);

            assertThat(details(RebuildState.COMPARING, progress).etaSeconds()).isZero();
        }
    }

    @Nested
    class WhenItIsOver {
        @Test
        void thereIsNothingToWaitFor() {
            assertThat(eta(RebuildState.DONE, HEAD, Duration.ofSeconds(2))).isNull();
        }

        @ParameterizedTest
        @CsvSource({"ANNOUNCING", "DONE", "ROLLED_BACK"})
        void allIsDoneThatWasToBeDone(RebuildState state) {
            Progress progress = new Progress(HEAD, HEAD, HEAD, 0.25, Duration.ofSeconds(110), Duration.ofSeconds(100));

            assertThat(details(state, progress).percent()).isEqualTo(100);
        }
    }
}
