package dev.guildhall.push.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The request and response of one stream, which end once, by whoever comes first: the thread that writes, or the platform
 * when it finds the client gone. Once the platform has been answered it uses the exchange for somebody else, so neither
 * goes on while the other is about to end it: a moment too late it would be another client's stream that ends.
 */
final class StreamExchange implements AsyncListener {
    private static final Logger LOG = LoggerFactory.getLogger(StreamExchange.class);

    private final AsyncContext context;
    private final Runnable gone;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean over;

    /** @param gone called, on the platform's thread, as soon as nothing can be written any more */
    StreamExchange(AsyncContext context, Runnable gone) {
        this.context = context;
        this.gone = gone;
        context.setTimeout(0);
        context.addListener(this);
    }

    OutputStream output() throws IOException {
        return context.getResponse().getOutputStream();
    }

    void end() {
        lock.lock();
        try {
            if (!over) {
                over = true;
                context.complete();
            }
        } catch (IllegalStateException e) {
            LOG.debug("A stream had ended already: {}", e.getMessage());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        gone.run();
        lock.lock();
        try {
            over = true;
        } finally {
            lock.unlock();
        }
    }

    /** The platform ends the exchange by itself when writing to it failed, unless that is done here. */
    @Override
    public void onError(AsyncEvent event) {
        gone.run();
        end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        gone.run();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Nobody starts it a second time.
    }
}
