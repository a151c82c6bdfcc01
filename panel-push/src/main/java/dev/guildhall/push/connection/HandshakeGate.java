package dev.guildhall.push.connection;

import com.corundumstudio.socketio.Transport;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets only those HTTP requests through that the library answers and cleans up after. It leaves connections open that
 * ask for other paths below its own, fails on identifiers that are none, and keeps a client for each preflight.
 */
@Sharable
final class HandshakeGate extends ChannelInboundHandlerAdapter {
    static final String CONTEXT = "/socket.io";
    private static final String PATH = CONTEXT + "/";
    private static final String ENGINE_VERSION = "4";

    /** JSONP can be read across origins, the others are of older protocols. */
    private static final List<String> REFUSED_PARAMETERS = List.of("j", "b64", "disconnect");

    private final OriginRule origins;

    HandshakeGate(OriginRule origins) {
        this.origins = origins;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object received) {
        if (!(received instanceof FullHttpRequest request)) {
            ctx.fireChannelRead(received);
            return;
        }
        HttpResponseStatus refusal = refusal(request);
        boolean preflight = request.method().equals(HttpMethod.OPTIONS);
        if (refusal == null && !preflight) {
            ctx.fireChannelRead(request);
            return;
        }
        String origin = request.headers().get(HttpHeaderNames.ORIGIN);
        request.release();
        answer(ctx, refusal == null ? preflight(origin) : empty(refusal));
    }

    private @Nullable HttpResponseStatus refusal(FullHttpRequest request) {
        try {
            QueryStringDecoder query = new QueryStringDecoder(request.uri());
            if (!query.path().equals(PATH)) {
                return HttpResponseStatus.NOT_FOUND;
            }
            if (!origins.allows(request.headers())) {
                return HttpResponseStatus.FORBIDDEN;
            }
            return isSpoken(query.parameters(), request.method()) ? null : HttpResponseStatus.BAD_REQUEST;
        } catch (IllegalArgumentException e) {
            return HttpResponseStatus.BAD_REQUEST;
        }
    }

    private static boolean isSpoken(Map<String, List<String>> parameters, HttpMethod method) {
        if (method.equals(HttpMethod.OPTIONS)) {
            return true;
        }
        String session = first(parameters, "sid");
        boolean reads = method.equals(HttpMethod.GET);
        if (session != null) {
            UUID.fromString(session);
        }
        return ENGINE_VERSION.equals(first(parameters, "EIO"))
                && isTransport(first(parameters, "transport"))
                && (reads || (session != null && method.equals(HttpMethod.POST)))
                && REFUSED_PARAMETERS.stream().noneMatch(parameters::containsKey);
    }

    private static boolean isTransport(@Nullable String name) {
        return Arrays.stream(Transport.values())
                .anyMatch(transport -> transport.getValue().equals(name));
    }

    private static @Nullable String first(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.getFirst();
    }

    private static FullHttpResponse preflight(@Nullable String origin) {
        FullHttpResponse response = empty(HttpResponseStatus.NO_CONTENT);
        if (origin != null) {
            response.headers()
                    .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                    .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_CREDENTIALS, true)
                    .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST")
                    .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, "authorization, content-type")
                    .set(HttpHeaderNames.VARY, HttpHeaderNames.ORIGIN);
        }
        return response;
    }

    private static FullHttpResponse empty(HttpResponseStatus status) {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status);
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0);
        return response;
    }

    private static void answer(ChannelHandlerContext ctx, FullHttpResponse response) {
        ctx.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }
}
