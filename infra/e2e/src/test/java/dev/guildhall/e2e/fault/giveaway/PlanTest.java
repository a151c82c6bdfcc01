package dev.guildhall.e2e.fault.giveaway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.e2e.Program;
import dev.guildhall.e2e.fault.sides.Blow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlanTest {
    private static final Duration LONGEST = Duration.ofSeconds(65);

    private static GiveawayFaultSettings settings(long seed) {
        return new GiveawayFaultSettings(
                seed,
                200,
                3,
                Duration.ofMinutes(12),
                LONGEST,
                List.of(Program.COMMAND_SIDE, Program.BOT_ADAPTER),
                List.of(Blow.values()),
                10);
    }

    @Nested
    class WhenDrawn {
        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3})
        void isTheSameForTheSameSeed(long seed) {
            assertThat(Plan.draw(settings(seed)))
                    .isEqualTo(Plan.draw(settings(seed)))
                    .isNotEqualTo(Plan.draw(settings(seed + 1)));
        }

        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3})
        void strikesEachProcessInEachWayAtEachStep(long seed) {
            List<Planned> runs = Plan.draw(settings(seed));

            assertThat(runs).hasSize(200);
            assertThat(runs.stream()
                            .map(run -> List.of(run.step(), run.target(), run.blow()))
                            .distinct())
                    .hasSize(Step.values().length * Blow.values().length * 2);
            assertThat(runs)
                    .filteredOn(run -> run.strike().length().equals(LONGEST))
                    .hasSize(2);
        }

        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3})
        void cancelsNothingThatIsToBeAnnounced(long seed) {
            assertThat(Plan.draw(settings(seed)))
                    .filteredOn(run -> run.ending() == Ending.CANCELLED)
                    .isNotEmpty()
                    .allSatisfy(run -> assertThat(run.step()).isLessThanOrEqualTo(Step.END));
        }
    }
}
