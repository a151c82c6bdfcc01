package dev.guildhall.simulator;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The one event loop, and the one thread under it. */
final class WorldThread implements AutoCloseable {
    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final List<Thread> started = new CopyOnWriteArrayList<>();
    private final EventLoopGroup group;

    WorldThread() {
        DefaultThreadFactory threads = new DefaultThreadFactory("discord-simulator");
        group = new MultiThreadIoEventLoopGroup(
                1,
                task -> {
                    Thread thread = threads.newThread(task);
                    started.add(thread);
                    return thread;
                },
                NioIoHandler.newFactory());
    }

    EventLoopGroup group() {
        return group;
    }

    ScheduledExecutorService executor() {
        return group.next();
    }

    /** Returns when the thread has ended: the loop calls itself terminated a moment earlier. */
    @Override
    public void close() {
        group.shutdownGracefully(0, CLOSE.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly();
        try {
            for (Thread thread : started) {
                thread.join(CLOSE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
