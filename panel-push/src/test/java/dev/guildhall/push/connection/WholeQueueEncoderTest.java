package dev.guildhall.push.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.protocol.EngineIOVersion;
import com.corundumstudio.socketio.protocol.Packet;
import com.corundumstudio.socketio.protocol.PacketEncoder;
import com.corundumstudio.socketio.protocol.PacketType;
import dev.guildhall.push.room.RoomEvent;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.util.RawValue;

class WholeQueueEncoderTest {
    private static final RoomEvent EVENT =
            RoomEvent.of("config:updated", Map.of("name", "Gr\u00fc\u00dfe \u2014 \"you\""), 7);

    private final Configuration configuration = configuration();
    private final PacketEncoder own = new WholeQueueEncoder(configuration);
    private final PacketEncoder librarys = new PacketEncoder(configuration, configuration.getJsonSupport());

    private static Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.setJsonSupport(new SocketJson());
        return configuration;
    }

    private static Packet librarysPacket(String name, Object... arguments) {
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

    private static byte[] bytes(ByteBuf buffer) {
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes).release();
        return bytes;
    }

    @Nested
    class WhenItIsAnEventOfARoom {
        @Test
        void writesWhatTheLibraryWouldWrite() throws IOException {
            Packet packet = EventPacket.of(EVENT);
            Packet same = librarysPacket(EVENT.name(), new RawValue(EVENT.json()));
            assertThat(text(own, packet, true)).isEqualTo(text(librarys, same, true));
            assertThat(text(own, packet, false)).isEqualTo(text(librarys, same, false));
        }

        @Test
        void isTheSamePacketForEverybody() {
            assertThat(EventPacket.of(EVENT)).isSameAs(EventPacket.of(EVENT));
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 80, 110, 125, 126, 1000, 65_400, 65_500, 65_535, 70_000})
        void framesItAsAWebSocketDoes(int length) {
            RoomEvent event = RoomEvent.unversioned("e", Map.of("x", "y".repeat(length)));
            String text = "42[\"e\"," + event.json() + "]";
            EmbeddedChannel socket = new EmbeddedChannel(new WebSocket13FrameEncoder(false));
            assertThat(socket.writeOutbound(new TextWebSocketFrame(text))).isTrue();
            ByteBuf expected = Unpooled.buffer();
            for (ByteBuf part = socket.readOutbound(); part != null; part = socket.readOutbound()) {
                expected.writeBytes(part);
                part.release();
            }
            assertThat(bytes(EventPacket.of(event).frame(UnpooledByteBufAllocator.DEFAULT)))
                    .isEqualTo(bytes(expected));
            socket.finishAndReleaseAll();
        }
    }

    @Nested
    class WhenItIsAnythingElse {
        @Test
        void leavesItToTheLibrary() throws IOException {
            Packet asking = librarysPacket("pong", Map.of());
            asking.setAckId(7L);
            for (Packet packet : List.of(asking, librarysPacket("two", new RawValue("1"), new RawValue("2")))) {
                assertThat(text(own, packet, true)).isEqualTo(text(librarys, packet, true));
                assertThat(text(own, packet, false)).isEqualTo(text(librarys, packet, false));
            }
        }
    }
}
