package dev.guildhall.simulator.http;

import dev.guildhall.simulator.wire.Outcome;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client connection: a request at a time. Reading pauses until the answer is written, so that answers that take
 * long keep their order.
 */
public final class HttpConnection extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(HttpConnection.class);
    private static final Set<String> LOOPBACK_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Door door;

    public HttpConnection(Door door) {
        this.door = door;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest http) {
        boolean keepAlive = HttpUtil.isKeepAlive(http);
        if (!http.decoderResult().isSuccess()) {
            write(context, ApiError.of(400, 0, "400: Bad Request").reply(), false);
            return;
        }
        if (!fromThisMachine(http.headers().get(HttpHeaderNames.ORIGIN))) {
            write(context, ApiError.of(403, 0, "403: Forbidden").reply(), keepAlive);
            return;
        }
        context.channel().config().setAutoRead(false);
        door.pass(Request.from(http)).thenAccept(reply -> answer(context, reply, keepAlive));
    }

    /** Keeps pages of other origins from playing with the world through the browser of whoever runs it. */
    private static boolean fromThisMachine(@Nullable String origin) {
        if (origin == null) {
            return true;
        }
        try {
            String host = new URI(origin).getHost();
            return host != null && LOOPBACK_HOSTS.contains(host);
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static void answer(ChannelHandlerContext context, Optional<Reply> reply, boolean keepAlive) {
        if (reply.isEmpty()) {
            Outcome.unwatched(context.close());
            return;
        }
        write(context, reply.get(), keepAlive);
        context.channel().config().setAutoRead(true);
    }

    private static void write(ChannelHandlerContext context, Reply reply, boolean keepAlive) {
        FullHttpResponse http = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(reply.status()), Unpooled.wrappedBuffer(reply.body()));
        // Clients tell Discord's own rate limits from its proxy's by this header.
        http.headers().set(HttpHeaderNames.VIA, "1.1 simulator");
        http.headers().set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        if (!reply.contentType().isEmpty()) {
            http.headers().set(HttpHeaderNames.CONTENT_TYPE, reply.contentType());
        }
        reply.headers().forEach(http.headers()::set);
        if (reply.status() != HttpResponseStatus.NO_CONTENT.code()) {
            HttpUtil.setContentLength(http, reply.body().length);
        }
        HttpUtil.setKeepAlive(http, keepAlive);
        var written = context.writeAndFlush(http);
        if (!keepAlive) {
            Outcome.unwatched(written.addListener(ChannelFutureListener.CLOSE));
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException || cause instanceof PrematureChannelClosureException) {
            LOG.debug("connection lost", cause);
        } else {
            LOG.error("connection failed", cause);
        }
        Outcome.unwatched(context.close());
    }
}
