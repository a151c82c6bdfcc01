package dev.guildhall.push.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.protocol.EngineIOVersion;
import com.corundumstudio.socketio.protocol.Packet;
import com.corundumstudio.socketio.protocol.PacketEncoder;
import com.corundumstudio.socketio.protocol.PacketType;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.util.RawValue;

class WholeQueueEncoderTest {
    private static final String JSON = "{\"name\":\"Gr\u00fc\u00dfe \u2014 \\\"you\\\"\",\"of\":null}";

    private final Configuration configuration = configuration();
    private final PacketEncoder own = new WholeQueueEncoder(configuration);
    private final PacketEncoder librarys = new PacketEncoder(configuration, configuration.getJsonSupport());

    private static Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.setJsonSupport(new SocketJson());
        return configuration;
    }

    private static Packet event(String name, Object... arguments) {
        Packet packet = new Packet(PacketType.MESSAGE, EngineIOVersion.V4);
        packet.setSubType(PacketType.EVENT);
        packet.setName(name);
        packet.setData(List.of(arguments));
        return packet;
    }

    private static String text(PacketEncoder encoder, Packet packet, boolean webSocket) throws IOException {
        ByteBuf buffer = Unpooled.buffer();
        encoder.encodePacket(packet, buffer, UnpooledByteBufAllocator.DEFAULT, webSocket);
        return buffer.toString(StandardCharsets.UTF_8);
    }

    private void assertSame(Packet packet) throws IOException {
        assertThat(text(own, packet, true)).isEqualTo(text(librarys, packet, true));
        assertThat(text(own, packet, false)).isEqualTo(text(librarys, packet, false));
    }

    @Nested
    class WhenMembersOfARoomAreSentTheSame {
        @Test
        void writesToEachWhatTheLibraryWouldWrite() throws IOException {
            assertThat(text(own, event("config:updated", new RawValue(JSON)), true))
                    .isEqualTo("42[\"config:updated\"," + JSON + "]");
            for (int member = 0; member < 3; member++) {
                assertSame(event("config:updated", new RawValue(JSON)));
            }
        }

        @Test
        void tellsEventsOfOnePayloadApart() throws IOException {
            assertSame(event("config:updated", new RawValue(JSON)));
            assertSame(event("guild:reload", new RawValue(JSON)));
            assertSame(event("guild:reload", new RawValue("{}")));
        }
    }

    @Nested
    class WhenItIsNoSuchEvent {
        @Test
        void leavesItToTheLibrary() throws IOException {
            assertSame(event("pong", Map.of()));
            assertSame(event("two", new RawValue("1"), new RawValue("2")));
            Packet elsewhere = event("config:updated", new RawValue(JSON));
            elsewhere.setNsp("/admin");
            assertSame(elsewhere);
            Packet asking = event("config:updated", new RawValue(JSON));
            asking.setAckId(7L);
            assertSame(asking);
        }
    }
}
