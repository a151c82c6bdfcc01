package dev.guildhall.command.leveling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.command.leveling.LevelDelivery.Message;
import dev.guildhall.command.leveling.LevelDelivery.Role;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LevelDeliveryTest {
    @Nested
    class WhenNamedInAPath {
        @Test
        void isAMessageOrARole() {
            assertThat(LevelDelivery.ofPath("message-1")).contains(new Message(1));
            assertThat(LevelDelivery.ofPath("message-100000")).contains(new Message(100_000));
            assertThat(LevelDelivery.ofPath("role-1180000000000000303")).contains(new Role("1180000000000000303"));
        }

        @Test
        void isNothingElse() {
            for (String path : new String[] {
                "",
                "message",
                "message-",
                "message-0",
                "message-01",
                "message--1",
                "message-1000000",
                "message:1",
                "Message-1",
                "role-7",
                "role-99999999999999999999",
                "role-1180000000000000303 "
            }) {
                assertThat(LevelDelivery.ofPath(path)).as(path).isEmpty();
            }
        }
    }
}
