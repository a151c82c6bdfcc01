package dev.guildhall.events.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.events.EventJson;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class DiscordEventTest {
    private static final String JOINED = "{\"id\":\"a-1\",\"type\":\"MEMBER_JOIN\",\"guildId\":\"1180000000000000001\","
            + "\"userId\":\"1180000000000000104\",\"data\":{\"memberCount\":5},\"timestamp\":1700000000000,\"version\":42}";
    private static final String ENDED = "{\"id\":\"a-2\",\"type\":\"GIVEAWAY_END\",\"guildId\":\"1180000000000000001\","
            + "\"data\":{\"giveawayId\":\"g\",\"winnerId\":null},\"timestamp\":1,\"version\":0}";

    /** Spelt out once more on purpose: panels branch on these words. */
    @Test
    void typesAreThoseOfTheContract() {
        assertThat(Arrays.stream(DiscordEventType.values()).map(Enum::name))
                .containsExactlyInAnyOrder(("MEMBER_JOIN MEMBER_LEAVE TICKET_CREATE TICKET_CLAIM TICKET_CLOSE "
                                + "TICKET_REOPEN GIVEAWAY_CREATE GIVEAWAY_ENTRY GIVEAWAY_END GIVEAWAY_CANCEL "
                                + "GIVEAWAY_REROLL")
                        .split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {JOINED, ENDED})
    void isTheSameAfterARoundTrip(String json) {
        assertThat(EventJson.writeString(EventJson.read(json, DiscordEvent.class)))
                .isEqualTo(json);
    }

    @Test
    void leavesOutTheUserWhereThereIsNone() {
        DiscordEvent event = new DiscordEvent("a", DiscordEventType.GIVEAWAY_END, "1", null, Map.of(), 1, 1);
        assertThat(EventJson.writeString(event)).doesNotContain("userId");
    }

    @Nested
    class WhenItIsNotWhatItShouldBe {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "[]",
                    "7",
                    "{}",
                    "{\"id\":\"a\",\"type\":\"MEMBER_ATE\",\"guildId\":\"1\",\"data\":{},\"timestamp\":1,\"version\":1}",
                    "{\"id\":\"a\",\"type\":\"MEMBER_JOIN\",\"data\":{},\"timestamp\":1,\"version\":1}",
                    "{\"id\":\"a\",\"type\":\"MEMBER_JOIN\",\"guildId\":\"1\",\"data\":[],\"timestamp\":1,\"version\":1}",
                    "{\"id\":\"a\",\"type\":\"MEMBER_JOIN\",\"guildId\":\"1\",\"data\":{},\"timestamp\":1,\"version\":1,"
                            + "\"more\":1}"
                })
        void isNotRead(String json) {
            assertThatThrownBy(() -> EventJson.read(json, DiscordEvent.class)).isInstanceOf(JacksonException.class);
        }
    }
}
