package dev.guildhall.query.projection;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks at something once a second, on a thread of its own, for as long as the program runs. Started once. */
public abstract class RepeatedLook implements SmartLifecycle {
    static final Duration INTERVAL = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(RepeatedLook.class);

    private final String name;
    private final ScheduledExecutorService thread;
    private volatile @Nullable Future<?> looking;

    /** @param name of the thread */
    protected RepeatedLook(String name) {
        this.name = name;
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /** May throw what it wants: until the next look all goes on as it was. */
    protected abstract void lookOnce();

    /** At once, on the caller's thread. */
    protected final void lookNow() {
        try {
            lookOnce();
        } catch (RuntimeException e) {
            LOG.debug("{}: could not look", name, e);
        }
    }

    @Override
    public void start() {
        looking = thread.scheduleWithFixedDelay(
                this::lookNow, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        looking = null;
        thread.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }
}
