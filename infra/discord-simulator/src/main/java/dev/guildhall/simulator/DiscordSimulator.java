package dev.guildhall.simulator;

import dev.guildhall.simulator.gateway.GatewayConnection;
import dev.guildhall.simulator.http.HttpConnection;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.flow.FlowControlHandler;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Clock;

/**
 * A running simulator. One event loop carries all connections and, between them, the whole world: see {@link
 * dev.guildhall.simulator.world.World} for why. {@link #close()} ends its only thread before it returns.
 */
public final class DiscordSimulator implements AutoCloseable {
    /** Largest request body, uploaded files included. */
    public static final int MAX_BODY_BYTES = 10 << 20;

    /** Largest payload that a gateway client may send. */
    public static final int MAX_GATEWAY_PAYLOAD_BYTES = 16 << 10;

    /** What may wait for a client that does not read; beyond it, the client is cut off. */
    public static final int MAX_UNREAD_BYTES = 64 << 20;

    private final WorldThread thread;
    private final Channel listener;
    private final ChannelGroup channels;

    private DiscordSimulator(WorldThread thread, Channel listener, ChannelGroup channels) {
        this.thread = thread;
        this.listener = listener;
        this.channels = channels;
    }

    /**
     * Starts with the default world and returns once the port is open.
     *
     * @throws IllegalArgumentException if the host is not loopback
     * @throws UncheckedIOException if the port is taken
     */
    public static DiscordSimulator start(SimulatorSettings settings) {
        InetSocketAddress address = new InetSocketAddress(loopback(settings.host()), settings.port());
        WorldThread thread = new WorldThread();
        Parts parts = Parts.assemble(settings, thread.executor(), Clock.systemUTC());
        // Whatever is accepted while it closes is closed too.
        ChannelGroup channels = new DefaultChannelGroup(thread.group().next(), true);
        ChannelFuture bound = new ServerBootstrap()
                .group(thread.group())
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(
                        ChannelOption.WRITE_BUFFER_WATER_MARK,
                        new WriteBufferWaterMark(MAX_UNREAD_BYTES / 2, MAX_UNREAD_BYTES))
                .childHandler(new Pipeline(parts, settings, channels))
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            thread.close();
            BindException cause = new BindException(address + " cannot be listened on");
            cause.initCause(bound.cause());
            throw new UncheckedIOException(cause);
        }
        channels.add(bound.channel());
        return new DiscordSimulator(thread, bound.channel(), channels);
    }

    private static InetAddress loopback(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            if (address.isLoopbackAddress()) {
                return address;
            }
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException("unknown host " + host, unknown);
        }
        throw new IllegalArgumentException(host + " is not a loopback address");
    }

    private static final class Pipeline extends ChannelInitializer<SocketChannel> {
        private final Parts parts;
        private final SimulatorSettings settings;
        private final ChannelGroup channels;

        Pipeline(Parts parts, SimulatorSettings settings, ChannelGroup channels) {
            this.parts = parts;
            this.settings = settings;
            this.channels = channels;
        }

        @Override
        protected void initChannel(SocketChannel channel) {
            channels.add(channel);
            WebSocketServerProtocolConfig websocket = WebSocketServerProtocolConfig.newBuilder()
                    .websocketPath("/gateway")
                    .checkStartsWith(true)
                    .maxFramePayloadLength(MAX_GATEWAY_PAYLOAD_BYTES)
                    .build();
            ChannelPipeline pipeline = channel.pipeline();
            pipeline.addLast(new HttpServerCodec());
            pipeline.addLast(new HttpObjectAggregator(MAX_BODY_BYTES));
            pipeline.addLast(new FlowControlHandler());
            pipeline.addLast(new WebSocketServerProtocolHandler(websocket));
            pipeline.addLast(new HttpConnection(parts.door()));
            pipeline.addLast(new GatewayConnection(parts.gateway(), settings.botToken(), settings.heartbeat()));
        }
    }

    public int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** Such as {@code http://localhost:8082}, without a slash at the end. */
    public String baseUrl() {
        return "http://localhost:" + port();
    }

    /** What a client takes for the gateway's address. */
    public String gatewayUrl() {
        return "ws://localhost:" + port() + "/gateway";
    }

    /** What a client takes for the API's address, with the slash at the end. */
    public String apiUrl() {
        return baseUrl() + "/api/v10/";
    }

    /** Returns when the port is free. An event loop that ends at once may leave its channels open, so they go first. */
    @Override
    public void close() {
        channels.close().awaitUninterruptibly();
        thread.close();
    }
}
