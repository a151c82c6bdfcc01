package dev.guildhall.push.stream;

import dev.guildhall.door.session.EndedSessions;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The open streams, each written by a virtual thread of its own. Thread-safe. */
public final class Streams implements SmartLifecycle {
    /** Of all users together: half of the connections that the platform's web server takes. */
    static final int MAX_STREAMS = 4_096;

    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);

    private final EndedSessions ended;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    Streams(EndedSessions ended) {
        this.ended = ended;
    }

    /** How many are open, those included whose client has gone and of whom it is not known yet. */
    public int count() {
        return open.size();
    }

    boolean isFull() {
        return open.size() >= MAX_STREAMS;
    }

    List<EventStream> of(String userId) {
        return open.stream().filter(s -> s.userId().equals(userId)).toList();
    }

    /**
     * Goes on after the request's own thread has returned; the head of the response has been written.
     *
     * @param session with which the stream ends
     */
    void serve(EventStream stream, UUID session, HttpServletRequest request) {
        StreamExchange exchange = new StreamExchange(request.startAsync(), stream::close);
        open.add(stream);
        if (!running) {
            stream.close();
        }
        Thread.ofVirtual().name("stream").start(() -> write(stream, session, exchange));
    }

    private void write(EventStream stream, UUID session, StreamExchange exchange) {
        EndedSessions.Watch watch = ended.watch(session, stream::close);
        try {
            stream.serve(exchange.output());
        } catch (IOException | IllegalStateException e) {
            LOG.debug("The client of a stream has gone: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            watch.close();
            open.remove(stream);
            stream.close();
            exchange.end();
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Clients see their stream end and come back by themselves. */
    @Override
    public void stop() {
        running = false;
        open.forEach(EventStream::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
