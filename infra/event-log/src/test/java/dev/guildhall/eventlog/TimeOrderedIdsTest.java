package dev.guildhall.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {
    private static final String TIMED = "0194f7a2-7c1e-7d3b-9a55-2f6f1c0e8b71";
    private static final String RANDOM = "4b0f31c9-52c1-4a6e-8a44-0f2c9f0d6a11";

    @Nested
    class WhenDerivingFromACommand {
        @Test
        void answersTheSameForTheSameCommandAndIndexAlone() {
            assertThat(TimeOrderedIds.derived(TIMED, 0))
                    .isEqualTo(TimeOrderedIds.derived(TIMED, 0))
                    .isNotEqualTo(TimeOrderedIds.derived(TIMED, 1))
                    .isNotEqualTo(TimeOrderedIds.derived(TIMED.replace('1', '2'), 0));
        }

        /** What was derived before must be found again after an upgrade. */
        @Test
        void staysWhatItWasForIdsWithoutTime() {
            assertThat(TimeOrderedIds.derived(RANDOM, 0)).hasToString("cb6be6f5-aec4-8056-90e4-d6fb16b4edde");
        }

        @Test
        void keepsTheTimeOfTheCommand() {
            UUID derived = TimeOrderedIds.derived(TIMED, 3);

            assertThat(derived.toString()).startsWith("0194f7a2-7c1e-8");
            assertThat(derived.variant()).isEqualTo(2);
        }
    }

    @Test
    void growsWithTime() {
        UUID id = TimeOrderedIds.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.getMostSignificantBits() >>> 16)
                .isBetween(System.currentTimeMillis() - 60_000, System.currentTimeMillis());
    }
}
