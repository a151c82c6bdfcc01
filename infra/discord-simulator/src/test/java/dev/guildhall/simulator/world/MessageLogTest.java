package dev.guildhall.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.simulator.wire.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MessageLogTest {
    private final MessageLog log = new MessageLog();

    private void add(int id, @Nullable String ephemeralFor) {
        log.add(new Message(Integer.toString(id), "1", "2", null, ephemeralFor, Json.object()));
    }

    @Nested
    class WhenThereIsNoRoomLeft {
        @Test
        void nobodyLosesWhatAllCanReadToWhatOneAloneReads() {
            add(1, null);
            for (int id = 2; id <= 3 * MessageLog.MAX_MESSAGES; id++) {
                add(id, "7");
            }

            assertThat(log.all()).hasSize(MessageLog.MAX_MESSAGES);
            assertThat(log.find("1")).isPresent();
            assertThat(log.find("2")).isEmpty();
            assertThat(log.find(Integer.toString(3 * MessageLog.MAX_MESSAGES))).isPresent();
        }

        @Test
        void theOldestGivesWay() {
            for (int id = 1; id <= MessageLog.MAX_MESSAGES + 1; id++) {
                add(id, null);
            }

            assertThat(log.all()).hasSize(MessageLog.MAX_MESSAGES);
            assertThat(log.find("1")).isEmpty();
            assertThat(log.find("2")).isPresent();
        }
    }
}
