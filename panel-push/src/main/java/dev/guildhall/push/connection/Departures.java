package dev.guildhall.push.connection;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Web sockets of one event loop for which something waits. One task writes to all of them, instead of one for each, and
 * what several events have queued for a socket meanwhile goes out with one call of the system. Thread-safe.
 */
final class Departures {
    /** Sockets that are written before the first of them is flushed: more would let the first client wait. */
    private static final int BATCH = 32;

    /** Sockets after which others on the event loop have their turn. */
    private static final int MAX_AT_ONCE = 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Departures.class);

    private final EventExecutor loop;
    private final FrameEncoder encoder;
    private final ByteBufAllocator allocator;
    private final Queue<SocketLine> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    Departures(EventExecutor loop, FrameEncoder encoder, ByteBufAllocator allocator) {
        this.loop = loop;
        this.encoder = encoder;
        this.allocator = allocator;
    }

    void add(SocketLine line) {
        waiting.add(line);
        schedule();
    }

    private void schedule() {
        if (!scheduled.get() && scheduled.compareAndSet(false, true)) {
            try {
                loop.execute(this::depart);
            } catch (RejectedExecutionException e) {
                LOG.debug("The node stops: nothing is sent any more", e);
            }
        }
    }

    private void depart() {
        scheduled.set(false);
        try (SharedFrames frames = new SharedFrames(allocator)) {
            int begun = 0;
            while (begun < MAX_AT_ONCE && !waiting.isEmpty()) {
                begun += departSome(frames);
            }
        }
        if (!waiting.isEmpty()) {
            schedule();
        }
    }

    private int departSome(SharedFrames frames) {
        List<SocketLine> written = new ArrayList<>(BATCH);
        while (written.size() < BATCH) {
            SocketLine line = waiting.poll();
            if (line == null) {
                break;
            }
            written.add(line);
            write(line, frames);
        }
        written.forEach(SocketLine::flush);
        return written.size();
    }

    /** What goes wrong with one concerns none of the others. */
    private void write(SocketLine line, SharedFrames frames) {
        try {
            line.write(encoder, frames);
        } catch (IOException | RuntimeException e) {
            LOG.warn("Closing a socket: it could not be written to", e);
            line.close();
        }
    }
}
