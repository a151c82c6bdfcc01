package dev.guildhall.push.connection;

import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.Transport;
import com.corundumstudio.socketio.handler.ClientHead;
import com.corundumstudio.socketio.messages.PacketsMessage;
import com.corundumstudio.socketio.protocol.Packet;
import com.corundumstudio.socketio.protocol.PacketType;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before the library's packet decoder and lets only those packets through that this protocol has: pings, upgrades
 * and, from those who are inside, events. Connect packets end here, see {@link Admission}. Whoever sends anything else
 * is disconnected.
 */
@Sharable
final class PacketGate extends ChannelInboundHandlerAdapter {
    /** Who has not come in by then has to go. */
    static final Duration ADMISSION_TIMEOUT = Duration.ofSeconds(5);

    private static final byte SEPARATOR = 0x1e;
    private static final Logger LOG = LoggerFactory.getLogger(PacketGate.class);

    private static final String CLOSE = "1";
    private static final String UPGRADE = "5";
    private static final String CONNECT = "40";
    private static final String LEAVE = "41";

    /** Ping with or without probe, pong. */
    private static final Pattern HEARTBEAT = Pattern.compile("2|2probe|3");

    /** An event of the default namespace, with or without the number of the acknowledgement asked for. */
    private static final Pattern EVENT = Pattern.compile("42[0-9]{0,15}\\[.*", Pattern.DOTALL);

    private final Admission admission;
    private final SocketLines lines;
    private final Map<UUID, Visitor> visitors = new ConcurrentHashMap<>();

    PacketGate(Admission admission, SocketLines lines) {
        this.admission = admission;
        this.lines = lines;
    }

    /** The socket of an admitted client; {@code null} for anybody else. */
    @Nullable ConnectedSocket inside(SocketIOClient client) {
        Visitor visitor = visitors.get(client.getSessionId());
        return visitor != null && visitor.isInside() ? visitor.socket() : null;
    }

    /** The client has gone, however. */
    void gone(SocketIOClient client) {
        Visitor visitor = visitors.remove(client.getSessionId());
        if (visitor != null) {
            admission.leave(visitor);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object received) {
        if (!(received instanceof PacketsMessage packets)) {
            ctx.fireChannelRead(received);
            return;
        }
        Visitor visitor = visitor(ctx, packets.getClient());
        if (packets.getTransport() == Transport.WEBSOCKET && visitor.line() == null) {
            visitor.has(lines.of(visitor.head(), ctx));
        }
        ByteBuf content = packets.getContent();
        while (content.isReadable() && visitor.head().isConnected()) {
            int end = content.bytesBefore(SEPARATOR);
            ByteBuf packet = content.readSlice(end < 0 ? content.readableBytes() : end);
            content.skipBytes(end < 0 ? 0 : 1);
            handle(ctx, visitor, packet, packets.getTransport());
        }
    }

    private Visitor visitor(ChannelHandlerContext ctx, ClientHead head) {
        Visitor visitor = visitors.computeIfAbsent(head.getSessionId(), id -> {
            Failures.note(
                    ctx.executor().schedule(() -> expire(head), ADMISSION_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS));
            return new Visitor(head);
        });
        if (!head.isConnected()) {
            visitors.remove(head.getSessionId());
        }
        return visitor;
    }

    private void expire(ClientHead head) {
        Visitor visitor = visitors.get(head.getSessionId());
        if (visitor != null && !visitor.isInside()) {
            visitors.remove(head.getSessionId());
            HangUp.on(head);
        }
    }

    private void handle(ChannelHandlerContext ctx, Visitor visitor, ByteBuf packet, Transport transport) {
        String text = packet.toString(StandardCharsets.UTF_8);
        boolean inside = visitor.isInside();
        if (HEARTBEAT.matcher(text).matches() || (inside && EVENT.matcher(text).matches())) {
            ctx.fireChannelRead(new PacketsMessage(visitor.head(), packet, transport));
        } else if (text.equals(UPGRADE) && changesOver(visitor.head(), transport)) {
            upgrade(ctx, visitor.head(), packet);
        } else if (text.startsWith(CONNECT) && !text.startsWith("/", CONNECT.length()) && visitor.knock()) {
            admission.knock(visitor, text.substring(CONNECT.length()));
        } else {
            if (!text.equals(CLOSE) && !text.equals(LEAVE)) {
                LOG.info(
                        "Closing the socket of {}: not a packet of this protocol",
                        visitor.head().getRemoteAddress());
            }
            close(ctx, visitor.head(), transport);
        }
    }

    /** Only once: the library would put another queue in the place of the one that is sent from. */
    private static boolean changesOver(ClientHead head, Transport transport) {
        return transport == Transport.WEBSOCKET && head.getCurrentTransport() == Transport.POLLING;
    }

    /** The empty packet takes along what was queued for the old transport while the library was changing over. */
    private static void upgrade(ChannelHandlerContext ctx, ClientHead head, ByteBuf packet) {
        ctx.fireChannelRead(new PacketsMessage(head, packet, Transport.WEBSOCKET));
        Failures.note(head.send(new Packet(PacketType.NOOP, head.getEngineIOVersion())));
    }

    private static void close(ChannelHandlerContext ctx, ClientHead head, Transport transport) {
        if (transport == Transport.WEBSOCKET) {
            Failures.note(ctx.close());
        } else {
            head.disconnect();
        }
    }
}
