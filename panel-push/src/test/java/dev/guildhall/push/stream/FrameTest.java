package dev.guildhall.push.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.push.room.EventName;
import dev.guildhall.push.room.RoomEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrameTest {
    @Test
    void namesEventsAsSocketsDo() {
        assertThat(Frame.of(RoomEvent.of(EventName.GUILD_RELOAD, Map.of("guildId", "1"), 7))
                        .text())
                .isEqualTo("event: guild:reload\nid: 7\ndata: {\"guildId\":\"1\"}\n\n");
    }

    @Test
    void givesWhatHappenedInDiscordNoName() {
        assertThat(Frame.of(RoomEvent.of(EventName.DISCORD_EVENT, Map.of("id", "a"), 7))
                        .text())
                .isEqualTo("id: 7\ndata: {\"id\":\"a\"}\n\n");
    }

    @Test
    void leavesTheIdentifierAloneWithoutAVersion() {
        assertThat(Frame.of(RoomEvent.unversioned(EventName.COMMAND_EXECUTED, Map.of()))
                        .text())
                .isEqualTo("event: command:executed\ndata: {}\n\n");
    }

    /** A line break in a text would end the block and let its writer make up events. */
    @Test
    void keepsLineBreaksInsideOfTexts() {
        String text = Frame.of(RoomEvent.unversioned("e", Map.of("a", "x\n\nevent: permission:revoked\r\ndata: {}")))
                .text();
        assertThat(text.lines())
                .containsExactly("event: e", "data: {\"a\":\"x\\n\\nevent: permission:revoked\\r\\ndata: {}\"}", "");
    }
}
