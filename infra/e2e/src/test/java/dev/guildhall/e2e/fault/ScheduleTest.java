package dev.guildhall.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.e2e.fault.Fault.Kind;
import dev.guildhall.e2e.fault.Fault.Lasting;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScheduleTest {
    private static RunSettings settings(long seed) {
        return new RunSettings(
                seed,
                RunSettings.MAX_CALLERS,
                Duration.ofMinutes(15),
                Duration.ofMinutes(3),
                Duration.ofSeconds(40),
                Duration.ofSeconds(5),
                Duration.ZERO);
    }

    @Nested
    class WhenDrawn {
        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3})
        void isTheSameForTheSameSeed(long seed) {
            assertThat(Schedule.draw(settings(seed)))
                    .isEqualTo(Schedule.draw(settings(seed)))
                    .isNotEqualTo(Schedule.draw(settings(seed + 1)));
        }

        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3})
        void hasEveryKindAndTheLongestPause(long seed) {
            List<Fault> faults = Schedule.draw(settings(seed));

            assertThat(faults).extracting(Fault::kind).contains(Kind.values());
            assertThat(faults)
                    .filteredOn(fault -> fault.kind() == Kind.PAUSE_WRITER_IN_APPEND)
                    .extracting(Fault::length)
                    .contains(Duration.ofMinutes(3));
        }

        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3})
        void leavesTheServerAloneForTenMinutes(long seed) {
            assertThat(Schedule.draw(settings(seed)))
                    .filteredOn(fault -> fault.kind().lasting() == Lasting.OUTAGE)
                    .allSatisfy(
                            fault -> assertThat(fault.at().plus(fault.length())).isLessThan(Duration.ofMinutes(5)));
        }
    }
}
