package dev.guildhall.push.connection;

import com.corundumstudio.socketio.protocol.Packet;
import com.corundumstudio.socketio.protocol.PacketType;
import dev.guildhall.events.EventJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.util.RawValue;

/**
 * What everybody in a room is sent is the same packet for each of them, so it is encoded once. Knows it again by its
 * payload's very text, which is handed to all of them. Thread-safe: two rooms at a time only cost a second encoding.
 */
final class SharedEvents {
    private volatile @Nullable Encoded last;

    private record Encoded(String name, String json, byte[] bytes) {
        @SuppressWarnings("ReferenceEquality") // Comparing the texts would cost what is to be saved.
        boolean isOf(String otherName, String otherJson) {
            return json == otherJson && name.equals(otherName);
        }
    }

    /** The packet as it goes into a web socket's text frame; null for one that is no event with a finished payload. */
    byte @Nullable [] encoded(Packet packet) {
        if (packet.getType() != PacketType.MESSAGE
                || packet.getSubType() != PacketType.EVENT
                || packet.getAckId() != null
                || !packet.getNsp().isEmpty()) {
            return null;
        }
        List<?> arguments = packet.getData();
        return arguments.size() == 1
                        && arguments.getFirst() instanceof RawValue payload
                        && payload.rawValue() instanceof String json
                ? encoded(packet.getName(), json)
                : null;
    }

    private byte[] encoded(String name, String json) {
        Encoded known = last;
        if (known == null || !known.isOf(name, json)) {
            String text = "42[" + EventJson.writeString(name) + "," + json + "]";
            known = new Encoded(name, json, text.getBytes(StandardCharsets.UTF_8));
            last = known;
        }
        return known.bytes();
    }
}
