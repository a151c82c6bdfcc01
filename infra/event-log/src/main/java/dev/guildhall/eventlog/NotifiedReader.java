package dev.guildhall.eventlog;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears from the data base of each thing that happens, at once, and reads all that still matters whenever something could
 * have been missed, on a thread of its own and until it succeeds. Costs no statement while nothing happens.
 */
public final class NotifiedReader implements Notified, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NotifiedReader.class);
    static final Duration RETRY = Duration.ofSeconds(1);

    private final String channel;
    private final Consumer<String> heard;
    private final Reading all;
    private final AtomicBoolean due = new AtomicBoolean();
    private final Thread reader;
    private volatile boolean closed;

    /** Reads everything that still matters. */
    @FunctionalInterface
    public interface Reading {
        void read() throws SQLException;
    }

    /**
     * @param channel on which it is told, in the transaction in which it happens
     * @param heard takes what is told, perhaps more than once; must neither block nor throw
     * @param all fails where it cannot be read yet
     */
    public NotifiedReader(String channel, Consumer<String> heard, Reading all) {
        this.channel = channel;
        this.heard = heard;
        this.all = all;
        this.reader = Thread.ofPlatform().name(channel + "-reader").daemon().start(this::readWhenDue);
    }

    @Override
    public String channel() {
        return channel;
    }

    @Override
    public void heard(String payload) {
        heard.accept(payload);
    }

    @Override
    public void mayHaveMissed() {
        due.set(true);
        LockSupport.unpark(reader);
    }

    private void readWhenDue() {
        while (!closed) {
            if (!due.getAndSet(false)) {
                LockSupport.park(this);
            } else if (!read()) {
                due.set(true);
                LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(RETRY.toMillis()));
            }
        }
    }

    private boolean read() {
        try {
            all.read();
            return true;
        } catch (SQLException e) {
            LOG.debug("What was told on {} cannot be read yet: {}", channel, e.getMessage());
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(reader);
    }
}
