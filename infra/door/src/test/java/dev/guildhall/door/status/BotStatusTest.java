package dev.guildhall.door.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BotStatusTest {
    private static final BotStatus STANDBY = serving(0, 0);

    private static BotStatus serving(int connected, int total) {
        return new BotStatus(total > 0, true, 1, 1, 1, connected, total);
    }

    private static boolean connected(BotStatus... processes) {
        return Stream.of(processes).reduce(BotStatus.NONE, BotStatus::and).discordConnected();
    }

    @Nested
    class WhenTakenTogether {
        @Test
        void aShardWithoutASessionIsMissing() {
            assertThat(connected(serving(4, 8), serving(4, 8))).isTrue();
            assertThat(connected(serving(4, 8), serving(3, 8))).isFalse();
            assertThat(connected(serving(4, 8))).isFalse();
        }

        @Test
        void whoStandsByIsNotMissed() {
            assertThat(connected(serving(1, 1), STANDBY)).isTrue();
            assertThat(connected(STANDBY)).isFalse();
            assertThat(connected()).isFalse();
        }

        @Test
        void ofSeveralThatServeTheSameOneIsEnough() {
            assertThat(connected(serving(1, 1), serving(0, 1))).isTrue();
        }
    }
}
