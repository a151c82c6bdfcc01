package dev.guildhall.push.connection;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.Transport;
import com.corundumstudio.socketio.handler.EncoderHandler;
import com.corundumstudio.socketio.messages.OutPacketMessage;
import com.corundumstudio.socketio.protocol.Packet;
import com.corundumstudio.socketio.protocol.PacketEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Queue;

/**
 * Writes what waits for a client onto its web socket, in the order in which it was queued and with one flush. Events of
 * a room go out as they are, below the encoders of web sockets; polls are answered by the library.
 */
@Sharable
final class FrameEncoder extends EncoderHandler {
    private final PacketEncoder packets;

    private FrameEncoder(Configuration configuration, PacketEncoder packets) throws IOException {
        super(configuration, packets);
        this.packets = packets;
    }

    static FrameEncoder of(Configuration configuration) {
        try {
            return new FrameEncoder(configuration, new WholeQueueEncoder(configuration));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object written, ChannelPromise promise) throws Exception {
        if (written instanceof OutPacketMessage waiting && waiting.getTransport() == Transport.WEBSOCKET) {
            try (SharedFrames frames = new SharedFrames(ctx.alloc())) {
                OutboundBound outbound = ctx.pipeline().get(OutboundBound.class);
                drain(waiting.getClientHead().getPacketsQueue(Transport.WEBSOCKET), ctx, outbound, frames);
            }
            // Before it is told that this is written: whoever waits for that may close.
            ctx.flush();
            promise.trySuccess();
        } else {
            super.write(ctx, written, promise);
        }
    }

    /** Without a flush. On the channel's own thread; {@code ctx} is this one's. */
    void drain(Queue<Packet> waiting, ChannelHandlerContext ctx, OutboundBound outbound, SharedFrames frames)
            throws IOException {
        for (Packet packet = waiting.poll(); packet != null; packet = waiting.poll()) {
            if (packet instanceof EventPacket event) {
                outbound.write(frames.next(event));
            } else {
                Failures.note(ctx.write(new TextWebSocketFrame(encoded(packet, ctx))));
            }
        }
    }

    private ByteBuf encoded(Packet packet, ChannelHandlerContext ctx) throws IOException {
        ByteBuf text = packets.allocateBuffer(ctx.alloc());
        try {
            packets.encodePacket(packet, text, ctx.alloc(), true);
            return text.retain();
        } finally {
            text.release();
        }
    }
}
