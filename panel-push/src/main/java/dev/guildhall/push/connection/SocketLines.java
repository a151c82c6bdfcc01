package dev.guildhall.push.connection;

import com.corundumstudio.socketio.SocketIOChannelInitializer;
import com.corundumstudio.socketio.handler.ClientHead;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.EventExecutor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The web sockets, each with the event loop that serves it. Thread-safe. */
final class SocketLines {
    private final FrameEncoder encoder;
    private final Map<EventExecutor, Departures> departures = new ConcurrentHashMap<>();

    SocketLines(FrameEncoder encoder) {
        this.encoder = encoder;
    }

    /** @param ctx any handler's of the client's web socket */
    SocketLine of(ClientHead head, ChannelHandlerContext ctx) {
        Departures loop = departures.computeIfAbsent(
                ctx.channel().eventLoop(), executor -> new Departures(executor, encoder, ctx.alloc()));
        return new SocketLine(head, ctx.pipeline().context(SocketIOChannelInitializer.SOCKETIO_ENCODER), loop);
    }
}
