package dev.guildhall.push.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The open streams, each written by a virtual thread of its own. Thread-safe. */
public final class Streams implements SmartLifecycle {
    /** Of all users together: half of the connections that the platform's web server takes. */
    static final int MAX_STREAMS = 4_096;

    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);

    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

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

    /** Goes on after the request's own thread has returned; the head of the response has been written. */
    void serve(EventStream stream, HttpServletRequest request) {
        AsyncContext exchange = request.startAsync();
        exchange.setTimeout(0);
        AtomicBoolean over = new AtomicBoolean();
        exchange.addListener(new Ending(stream, over));
        open.add(stream);
        if (!running) {
            stream.close();
        }
        Thread.ofVirtual().name("stream").start(() -> write(stream, exchange, over));
    }

    private void write(EventStream stream, AsyncContext exchange, AtomicBoolean over) {
        try {
            stream.serve(exchange.getResponse().getOutputStream());
        } catch (IOException | IllegalStateException e) {
            LOG.debug("The client of a stream has gone: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(stream);
            stream.close();
            complete(exchange, over);
        }
    }

    /** Once: afterwards the platform uses the exchange for somebody else. */
    private static void complete(AsyncContext exchange, AtomicBoolean over) {
        if (over.compareAndSet(false, true)) {
            try {
                exchange.complete();
            } catch (IllegalStateException e) {
                LOG.debug("A stream had ended already: {}", e.getMessage());
            }
        }
    }

    /** The platform ends the exchange by itself when writing to it failed. */
    private record Ending(EventStream stream, AtomicBoolean over) implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {
            over.set(true);
            stream.close();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            stream.close();
        }

        @Override
        public void onError(AsyncEvent event) {
            stream.close();
            complete(event.getAsyncContext(), over);
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // Nobody starts it a second time.
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
