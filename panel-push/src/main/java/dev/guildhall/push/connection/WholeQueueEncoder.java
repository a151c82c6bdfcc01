package dev.guildhall.push.connection;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.protocol.Packet;
import com.corundumstudio.socketio.protocol.PacketEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Loses nothing to a client that polls. The library's own takes one packet more out of the queue than it writes; here it
 * only ever sees as many as it will write, and the rest waits for the next poll. What everybody is sent is not encoded
 * again for each of them.
 */
final class WholeQueueEncoder extends PacketEncoder {
    WholeQueueEncoder(Configuration configuration) {
        super(configuration, configuration.getJsonSupport());
    }

    @Override
    public void encodePackets(Queue<Packet> packets, ByteBuf buffer, ByteBufAllocator allocator, int limit)
            throws IOException {
        Queue<Packet> batch = new ArrayDeque<>();
        while (batch.size() < limit) {
            Packet packet = packets.poll();
            if (packet == null) {
                break;
            }
            batch.add(packet);
        }
        super.encodePackets(batch, buffer, allocator, limit);
    }

    @Override
    public void encodePacket(Packet packet, ByteBuf buffer, ByteBufAllocator allocator, boolean binary)
            throws IOException {
        if (packet instanceof EventPacket event) {
            event.writeText(buffer);
        } else {
            super.encodePacket(packet, buffer, allocator, binary);
        }
    }
}
