package dev.guildhall.push.connection;

import com.corundumstudio.socketio.AckMode;
import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.listener.ExceptionListenerAdapter;
import com.corundumstudio.socketio.namespace.Namespace;
import com.corundumstudio.socketio.namespace.NamespacesHub;
import dev.guildhall.door.session.EndedSessions;
import dev.guildhall.door.token.AccessTokens;
import dev.guildhall.push.PushProperties;
import dev.guildhall.push.configuration.QuerySide;
import dev.guildhall.push.invalidation.ChangeFeed;
import dev.guildhall.push.room.Rooms;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Listens for Socket.IO clients. It starts the library's pipeline itself, because the library's own server waits seconds
 * for quiet when it stops, does not tell its port, and only knows deprecated event loops.
 */
public final class SocketServer implements SmartLifecycle {
    static final Duration PING_INTERVAL = Duration.ofSeconds(10);

    /** A client that says nothing for this long after a ping is gone. */
    static final Duration PING_TIMEOUT = Duration.ofSeconds(10);

    /** What clients send is small: a token, or the versions of 200 guilds. */
    static final int MAX_FRAME_BYTES = 32 * 1024;

    static final int MAX_HTTP_BODY_BYTES = 64 * 1024;
    static final Duration FIRST_DATA_TIMEOUT = Duration.ofSeconds(5);
    static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(SocketServer.class);

    private final PushProperties.Socket properties;
    private final OriginRule origins;
    private final AccessTokens tokens;
    private final EndedSessions ended;
    private final QuerySide querySide;
    private final Rooms rooms;
    private final ChangeFeed feed;
    private final SocketRequests requests;
    private @Nullable Running running;

    private record Running(Channel channel, SocketPipeline pipeline, List<EventLoopGroup> loops) {}

    SocketServer(
            PushProperties properties,
            AccessTokens tokens,
            EndedSessions ended,
            QuerySide querySide,
            Rooms rooms,
            ChangeFeed feed,
            SocketRequests requests) {
        this.properties = properties.socket();
        this.origins = OriginRule.of(properties);
        this.tokens = tokens;
        this.ended = ended;
        this.querySide = querySide;
        this.rooms = rooms;
        this.feed = feed;
        this.requests = requests;
    }

    /** The port that is listened on. @throws IllegalStateException when none is */
    public synchronized int port() {
        if (running == null) {
            throw new IllegalStateException("not listening");
        }
        return ((InetSocketAddress) running.channel().localAddress()).getPort();
    }

    @Override
    public synchronized void start() {
        if (running != null) {
            return;
        }
        SocketPipeline pipeline = pipeline();
        boolean epoll = Epoll.isAvailable();
        IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        EventLoopGroup accepting = new MultiThreadIoEventLoopGroup(1, io);
        EventLoopGroup serving = new MultiThreadIoEventLoopGroup(properties.threads(), io);
        List<EventLoopGroup> loops = List.of(accepting, serving);
        Class<? extends ServerChannel> type = epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
        InetSocketAddress address = new InetSocketAddress(properties.host(), properties.port());
        try {
            Channel channel = new ServerBootstrap()
                    .group(accepting, serving)
                    .channel(type)
                    .option(ChannelOption.SO_REUSEADDR, true)
                    .childOption(ChannelOption.TCP_NODELAY, true)
                    .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, OutboundBound.WATER_MARK)
                    .childHandler(pipeline)
                    .bind(address)
                    .syncUninterruptibly()
                    .channel();
            running = new Running(channel, pipeline, loops);
            LOG.info("Sockets on {} ({})", channel.localAddress(), epoll ? "epoll" : "nio");
        } catch (RuntimeException e) {
            stop(pipeline, loops);
            throw e;
        }
    }

    private SocketPipeline pipeline() {
        Configuration configuration = configuration(origins);
        NamespacesHub namespaces = new NamespacesHub(configuration);
        Namespace namespace = namespaces.create(Namespace.DEFAULT_NAME);
        Admission admission =
                new Admission(new Credentials(tokens), ended, querySide, rooms, namespace, feed::isFollowing);
        FrameEncoder encoder = FrameEncoder.of(configuration);
        PacketGate gate = new PacketGate(admission, new SocketLines(encoder));
        namespace.addDisconnectListener(gate::gone);
        requests.listen(namespace, gate);
        return new SocketPipeline(configuration, namespaces, new HandshakeGate(origins), gate, encoder);
    }

    private static Configuration configuration(OriginRule origins) {
        Configuration configuration = new Configuration();
        configuration.setContext(HandshakeGate.CONTEXT);
        configuration.setRandomSession(true);
        configuration.setAuthorizationListener(origins);
        configuration.setJsonSupport(new SocketJson());
        configuration.setAckMode(AckMode.MANUAL);
        configuration.setExceptionListener(new Exceptions());
        configuration.setPingInterval((int) PING_INTERVAL.toMillis());
        configuration.setPingTimeout((int) PING_TIMEOUT.toMillis());
        configuration.setFirstDataTimeout((int) FIRST_DATA_TIMEOUT.toMillis());
        configuration.setMaxFramePayloadLength(MAX_FRAME_BYTES);
        configuration.setMaxHttpContentLength(MAX_HTTP_BODY_BYTES);
        // A small frame can be a large one compressed, and each connection would hold two dictionaries.
        configuration.setWebsocketCompression(false);
        configuration.setHttpCompression(false);
        configuration.setAddVersionHeader(false);
        return configuration;
    }

    private static final class Exceptions extends ExceptionListenerAdapter {
        @Override
        public void onEventException(Exception e, List<Object> data, SocketIOClient client) {
            LOG.warn("A request could not be answered", e);
        }

        @Override
        public void onDisconnectException(Exception e, SocketIOClient client) {
            LOG.warn("A socket could not be seen off", e);
        }

        @Override
        public void onAuthException(Throwable e, SocketIOClient client) {
            LOG.warn("A token could not be judged", e);
        }

        @Override
        public boolean exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            LOG.debug("Closing the connection of {}", ctx.channel().remoteAddress(), cause);
            Failures.note(ctx.close());
            return true;
        }
    }

    /** Clients see their connection end and come back by themselves. */
    @Override
    public synchronized void stop() {
        if (running != null) {
            running.channel().close().awaitUninterruptibly();
            stop(running.pipeline(), running.loops());
            running = null;
        }
    }

    private static void stop(SocketPipeline pipeline, List<EventLoopGroup> loops) {
        pipeline.stop();
        loops.stream()
                .map(group -> group.shutdownGracefully(0, STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS))
                .toList()
                .forEach(io.netty.util.concurrent.Future::awaitUninterruptibly);
    }

    @Override
    public synchronized boolean isRunning() {
        return running != null;
    }
}
