package dev.guildhall.push.connection;

import com.corundumstudio.socketio.protocol.EngineIOVersion;
import com.corundumstudio.socketio.protocol.Packet;
import com.corundumstudio.socketio.protocol.PacketType;
import dev.guildhall.events.EventJson;
import dev.guildhall.push.room.RoomEvent;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.util.RawValue;

/**
 * An event as Socket.IO says it. Everybody in a room is sent the very same packet, so it is written once, and so is the
 * frame around it that a web socket needs. Nothing of it changes once it is made.
 */
final class EventPacket extends Packet {
    private static final long serialVersionUID = 1L;

    /** The last frame of a text, and its only one; what a server sends is not masked. */
    private static final int TEXT_FRAME = 0x81;

    /** Longer payloads have their length after the header, in two bytes or in eight. */
    private static final int MAX_LENGTH_IN_HEADER = 125;

    private static final int LENGTH_IN_TWO_BYTES = 126;
    private static final int LENGTH_IN_EIGHT_BYTES = 127;
    private static final int MAX_LENGTH_IN_TWO_BYTES = 0xffff;
    private static final int MAX_HEADER_BYTES = 10;

    private final byte[] text;

    private EventPacket(RoomEvent event) {
        super(PacketType.MESSAGE, EngineIOVersion.V4);
        setSubType(PacketType.EVENT);
        setName(event.name());
        setData(List.of(new RawValue(event.json())));
        text = ("42[" + EventJson.writeString(event.name()) + "," + event.json() + "]")
                .getBytes(StandardCharsets.UTF_8);
    }

    static EventPacket of(RoomEvent event) {
        return event.form(EventPacket.class, EventPacket::new);
    }

    /** Engine.IO's and Socket.IO's, without a transport's own bytes. */
    void writeText(ByteBuf buffer) {
        buffer.writeBytes(text);
    }

    /** The bytes of a web socket that compresses nothing; belongs to the caller. */
    ByteBuf frame(ByteBufAllocator allocator) {
        ByteBuf frame = allocator.directBuffer(MAX_HEADER_BYTES + text.length);
        frame.writeByte(TEXT_FRAME);
        if (text.length <= MAX_LENGTH_IN_HEADER) {
            frame.writeByte(text.length);
        } else if (text.length <= MAX_LENGTH_IN_TWO_BYTES) {
            frame.writeByte(LENGTH_IN_TWO_BYTES).writeShort(text.length);
        } else {
            frame.writeByte(LENGTH_IN_EIGHT_BYTES).writeLong(text.length);
        }
        return frame.writeBytes(text);
    }
}
