package dev.guildhall.simulator.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.wire.Outcome;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One websocket: frames in and out, compression, heartbeats. What is said on it is the {@link Conversation}'s part. */
public final class GatewayConnection extends SimpleChannelInboundHandler<WebSocketFrame> {
    static final int VERSION = 10;

    /** Payloads that a client may send within {@link #RATE_WINDOW_MILLIS}. */
    static final int MAX_PAYLOADS_PER_WINDOW = 120;

    static final int RATE_WINDOW_MILLIS = 60_000;

    private static final Logger LOG = LoggerFactory.getLogger(GatewayConnection.class);

    private final GatewaySessions sessions;
    private final String botToken;
    private final int heartbeatMillis;
    private @Nullable ChannelHandlerContext context;
    private @Nullable ZlibStream zlib;
    private @Nullable Conversation conversation;
    private @Nullable ScheduledFuture<?> heartbeatDeadline;
    private int payloadsInWindow;
    private long windowStart;
    private boolean deaf;

    /** @param heartbeat what the client is told to beat at; one that is half as late again is hung up on */
    public GatewayConnection(GatewaySessions sessions, String botToken, Duration heartbeat) {
        this.sessions = sessions;
        this.botToken = botToken;
        this.heartbeatMillis = Math.toIntExact(heartbeat.toMillis());
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext opened, Object event) throws Exception {
        if (event instanceof HandshakeComplete handshake) {
            context = opened;
            begin(opened, handshake);
        } else {
            super.userEventTriggered(opened, event);
        }
    }

    private void begin(ChannelHandlerContext opened, HandshakeComplete handshake) {
        if (!sessions.admit(this)) {
            Outcome.unwatched(opened.close());
            return;
        }
        Map<String, List<String>> query = new QueryStringDecoder(handshake.requestUri()).parameters();
        if (!query.getOrDefault("v", List.of("10")).contains("10")
                || !query.getOrDefault("encoding", List.of("json")).contains("json")) {
            hangUp(CloseCode.INVALID_API_VERSION);
            return;
        }
        if (query.getOrDefault("compress", List.of()).contains("zlib-stream")) {
            zlib = new ZlibStream();
        }
        String host = handshake.requestHeaders().get(HttpHeaderNames.HOST, "localhost");
        conversation = new Conversation(this, sessions, botToken, "ws://" + host + "/gateway");
        expectHeartbeat(opened);
        ObjectNode hello = Json.object().put("op", Opcode.HELLO);
        hello.putObject("d").put("heartbeat_interval", heartbeatMillis);
        send(hello);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext received, WebSocketFrame frame) {
        Conversation open = conversation;
        if (open == null || deaf || !(frame instanceof TextWebSocketFrame || frame instanceof BinaryWebSocketFrame)) {
            return;
        }
        if (tooFast()) {
            hangUp(CloseCode.RATE_LIMITED);
            return;
        }
        try {
            JsonNode payload = Json.read(ByteBufUtil.getBytes(frame.content()));
            open.hear(payload);
        } catch (IOException malformed) {
            hangUp(CloseCode.DECODE_ERROR);
        }
    }

    private boolean tooFast() {
        long now = System.nanoTime() / 1_000_000;
        if (now - windowStart > RATE_WINDOW_MILLIS) {
            windowStart = now;
            payloadsInWindow = 0;
        }
        return ++payloadsInWindow > MAX_PAYLOADS_PER_WINDOW;
    }

    void heartbeat() {
        ChannelHandlerContext open = context;
        if (open != null) {
            expectHeartbeat(open);
            send(Json.object().put("op", Opcode.HEARTBEAT_ACK));
        }
    }

    private void expectHeartbeat(ChannelHandlerContext open) {
        if (heartbeatDeadline != null) {
            heartbeatDeadline.cancel(false);
        }
        heartbeatDeadline = open.executor()
                .schedule(() -> hangUp(CloseCode.SESSION_TIMED_OUT), heartbeatMillis * 3L / 2, TimeUnit.MILLISECONDS);
    }

    /** A client that does not take in what it is sent is cut off, and may resume. */
    void send(ObjectNode payload) {
        ChannelHandlerContext open = context;
        if (open == null || deaf || !open.channel().isActive()) {
            return;
        }
        if (!open.channel().isWritable()) {
            LOG.warn("gateway client does not read, cutting it off");
            drop();
            return;
        }
        byte[] json = Json.write(payload);
        Outcome.unwatched(open.writeAndFlush(
                zlib == null
                        ? new TextWebSocketFrame(Unpooled.wrappedBuffer(json))
                        : new BinaryWebSocketFrame(zlib.compress(json))));
    }

    void invalidate(boolean resumable) {
        if (conversation != null) {
            conversation.invalidate(resumable);
        }
    }

    /** From now on the line is dead, though nobody has hung up: the client finds out by heartbeats without an answer. */
    void goDeaf() {
        deaf = true;
        if (heartbeatDeadline != null) {
            heartbeatDeadline.cancel(false);
        }
    }

    boolean deaf() {
        return deaf;
    }

    void drop() {
        if (context != null) {
            Outcome.unwatched(context.close());
        }
    }

    void hangUp(CloseCode why) {
        if (context != null) {
            Outcome.unwatched(context.writeAndFlush(new CloseWebSocketFrame(why.code(), why.reason()))
                    .addListener(ChannelFutureListener.CLOSE));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext closed) throws Exception {
        sessions.leave(this);
        if (heartbeatDeadline != null) {
            heartbeatDeadline.cancel(false);
        }
        if (zlib != null) {
            zlib.close();
            zlib = null;
        }
        context = null;
        super.channelInactive(closed);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext failed, Throwable cause) {
        LOG.debug("gateway connection lost", cause);
        Outcome.unwatched(failed.close());
    }
}
