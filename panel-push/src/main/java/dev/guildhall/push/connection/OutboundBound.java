package dev.guildhall.push.connection;

import dev.guildhall.push.room.Dropped;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives up a client that does not read what it is sent; otherwise all of it would be kept in memory. Such a client
 * reconnects and resumes. One for each channel, on the channel's own thread.
 */
final class OutboundBound extends ChannelDuplexHandler {
    static final int LOW_WATER_BYTES = 64 * 1024;
    static final int HIGH_WATER_BYTES = 256 * 1024;

    /** Waiting beyond this is given up at once. */
    static final int MAX_OUTBOUND_BYTES = 1024 * 1024;

    /** How long it may take from the high-water mark down to the low one. */
    static final Duration MAX_STALL = Duration.ofSeconds(5);

    static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(LOW_WATER_BYTES, HIGH_WATER_BYTES);

    private static final Logger LOG = LoggerFactory.getLogger(OutboundBound.class);

    private @Nullable ScheduledFuture<?> givingUp;
    private @Nullable ChannelHandlerContext context;

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    /** What needs no encoder any more goes straight to the transport, without a flush. On the channel's own thread. */
    void write(ByteBuf frame) {
        ChannelHandlerContext ctx = Objects.requireNonNull(context);
        Channel.Unsafe transport = ctx.channel().unsafe();
        transport.write(frame, transport.voidPromise());
        giveUpBeyondBound(ctx);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (givingUp != null) {
            givingUp.cancel(false);
            givingUp = null;
        }
        if (!ctx.channel().isWritable()) {
            givingUp = ctx.executor().schedule(() -> giveUp(ctx), MAX_STALL.toMillis(), TimeUnit.MILLISECONDS);
        }
        ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        Failures.note(ctx.write(message, promise));
        giveUpBeyondBound(ctx);
    }

    private static void giveUpBeyondBound(ChannelHandlerContext ctx) {
        if (ctx.channel().bytesBeforeWritable() > MAX_OUTBOUND_BYTES - LOW_WATER_BYTES) {
            giveUp(ctx);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (givingUp != null) {
            givingUp.cancel(false);
        }
        ctx.fireChannelInactive();
    }

    private static void giveUp(ChannelHandlerContext ctx) {
        if (ctx.channel().isOpen()) {
            Dropped.connection();
            LOG.info("Closing the socket of {}: it does not read", ctx.channel().remoteAddress());
            Failures.note(ctx.close());
        }
    }
}
