package dev.guildhall.push.connection;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOChannelInitializer;
import com.corundumstudio.socketio.namespace.NamespacesHub;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The library's pipeline, with the gates before its parts and bounds around them. */
final class SocketPipeline extends SocketIOChannelInitializer {
    /** Open connections of all clients together. */
    static final int MAX_CONNECTIONS = 20_000;

    private static final Logger LOG = LoggerFactory.getLogger(SocketPipeline.class);

    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final HandshakeGate handshakeGate;
    private final PacketGate packetGate;
    private final FrameEncoder encoder;
    private final ChannelHandler lastResort = new LastResort();

    SocketPipeline(
            Configuration configuration,
            NamespacesHub namespaces,
            HandshakeGate handshakeGate,
            PacketGate packetGate,
            FrameEncoder encoder) {
        this.handshakeGate = handshakeGate;
        this.packetGate = packetGate;
        this.encoder = encoder;
        start(configuration, namespaces);
    }

    @Override
    protected void initChannel(Channel channel) throws Exception {
        if (channels.size() >= MAX_CONNECTIONS) {
            Failures.note(channel.close());
            return;
        }
        channels.add(channel);
        super.initChannel(channel);
    }

    @Override
    protected void addSocketioHandlers(ChannelPipeline pipeline) {
        super.addSocketioHandlers(pipeline);
        pipeline.addFirst("outboundBound", new OutboundBound());
        pipeline.addBefore(PACKET_HANDLER, "handshakeGate", handshakeGate);
        pipeline.addBefore(PACKET_HANDLER, "packetGate", packetGate);
        pipeline.replace(SOCKETIO_ENCODER, SOCKETIO_ENCODER, encoder);
        pipeline.replace(HTTP_ENCODER, HTTP_ENCODER, new LastResponseEncoder());
        pipeline.addLast("lastResort", lastResort);
    }

    @Override
    public void stop() {
        channels.close().awaitUninterruptibly();
        super.stop();
    }

    /** What nobody has dealt with ends the connection: it would stay open for ever otherwise. */
    @Sharable
    private static final class LastResort extends ChannelInboundHandlerAdapter {
        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            LOG.debug("Closing the connection of {}", ctx.channel().remoteAddress(), cause);
            Failures.note(ctx.close());
        }
    }
}
