package dev.guildhall.push.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.HashMap;
import java.util.Map;

/**
 * The frames that are written in one go, each in the memory from which the system takes it, once for all channels. To be
 * closed when all are written; what channels still hold stays until they have sent it or are closed. For one thread.
 */
final class SharedFrames implements AutoCloseable {
    private final ByteBufAllocator allocator;
    private final Map<EventPacket, ByteBuf> frames = new HashMap<>();

    SharedFrames(ByteBufAllocator allocator) {
        this.allocator = allocator;
    }

    /** One more reference, for one channel. */
    ByteBuf next(EventPacket event) {
        return frames.computeIfAbsent(event, packet -> packet.frame(allocator)).retainedDuplicate();
    }

    @Override
    public void close() {
        frames.values().forEach(ByteBuf::release);
        frames.clear();
    }
}
