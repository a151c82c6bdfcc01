package dev.guildhall.push.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.push.room.EventName;
import dev.guildhall.push.room.RoomEvent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrameTest {
    private static String text(RoomEvent event) {
        return new String(Frame.of(event).bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void isTheSameForAllStreams() {
        RoomEvent event = RoomEvent.of(EventName.GUILD_RELOAD, Map.of("guildId", "1"), 7);
        assertThat(Frame.of(event)).isSameAs(Frame.of(event));
    }

    @Test
    void namesEventsAsSocketsDo() {
        assertThat(text(RoomEvent.of(EventName.GUILD_RELOAD, Map.of("guildId", "1"), 7)))
                .isEqualTo("event: guild:reload\nid: 7\ndata: {\"guildId\":\"1\"}\n\n");
    }

    @Test
    void givesWhatHappenedInDiscordNoName() {
        assertThat(text(RoomEvent.of(EventName.DISCORD_EVENT, Map.of("id", "a"), 7)))
                .isEqualTo("id: 7\ndata: {\"id\":\"a\"}\n\n");
    }

    @Test
    void leavesTheIdentifierAloneWithoutAVersion() {
        assertThat(text(RoomEvent.unversioned(EventName.COMMAND_EXECUTED, Map.of())))
                .isEqualTo("event: command:executed\ndata: {}\n\n");
    }

    /** A line break in a text would end the block and let its writer make up events. */
    @Test
    void keepsLineBreaksInsideOfTexts() {
        String text = text(RoomEvent.unversioned("e", Map.of("a", "x\n\nevent: permission:revoked\r\ndata: {}")));
        assertThat(text.lines())
                .containsExactly("event: e", "data: {\"a\":\"x\\n\\nevent: permission:revoked\\r\\ndata: {}\"}", "");
    }

    /** Nobody hears it, and every client takes over its identifier. */
    @Test
    void movesTheIdentifierByAnEventOfItsOwn() {
        assertThat(new String(Frame.resumePoint(7).bytes(), StandardCharsets.UTF_8))
                .isEqualTo("event: position\nid: 7\ndata:\n\n");
    }
}
