package dev.guildhall.push.connection;

import com.corundumstudio.socketio.Transport;
import com.corundumstudio.socketio.handler.ClientHead;
import com.corundumstudio.socketio.protocol.Packet;
import io.netty.channel.ChannelHandlerContext;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * The web socket of one client, for those who have something to be sent there. What they queue stands in the library's
 * own queue for the client, between whatever the library sends: that keeps all of it in order.
 */
final class SocketLine {
    private static final AtomicIntegerFieldUpdater<SocketLine> WAITING =
            AtomicIntegerFieldUpdater.newUpdater(SocketLine.class, "waiting");

    private final ClientHead head;
    private final ChannelHandlerContext encoder;
    private final OutboundBound outbound;
    private final Departures departures;
    private volatile @Nullable Queue<Packet> queue;

    /** 1 while this one waits for its event loop already. */
    private volatile int waiting;

    /** @param encoder the place of the {@link FrameEncoder} in the web socket's pipeline */
    SocketLine(ClientHead head, ChannelHandlerContext encoder, Departures departures) {
        this.head = head;
        this.encoder = encoder;
        this.outbound = encoder.pipeline().get(OutboundBound.class);
        this.departures = departures;
    }

    /**
     * Never blocks; thread-safe.
     *
     * @return false, and nothing is queued, before the client has changed over from polling
     */
    boolean send(EventPacket packet) {
        Queue<Packet> packets = queue();
        if (packets == null) {
            return false;
        }
        packets.add(packet);
        sendWaiting();
        return true;
    }

    /** What is in the client's queue now is sent soon, together with what is queued until then. Never blocks. */
    void sendWaiting() {
        if (waiting == 0 && WAITING.compareAndSet(this, 0, 1)) {
            departures.add(this);
        }
    }

    /** Without a flush. On the channel's own thread, like what follows. */
    void write(FrameEncoder frameEncoder, SharedFrames frames) throws IOException {
        // Whoever queues something from now on lets this one wait anew; what was queued before is seen below.
        waiting = 0;
        Queue<Packet> packets = queue();
        if (packets != null) {
            frameEncoder.drain(packets, encoder, outbound, frames);
        }
    }

    void flush() {
        encoder.flush();
    }

    void close() {
        Failures.note(encoder.close());
    }

    /** The library changes the queue when a client changes over, and never again. */
    private @Nullable Queue<Packet> queue() {
        Queue<Packet> known = queue;
        if (known == null && head.getCurrentTransport() == Transport.WEBSOCKET) {
            known = head.getPacketsQueue(Transport.WEBSOCKET);
            queue = known;
        }
        return known;
    }
}
