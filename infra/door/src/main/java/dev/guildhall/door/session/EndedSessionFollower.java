package dev.guildhall.door.session;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.client.RestClientException;

/**
 * Asks another side every second which sessions have ended, for a side without a data base. Asks nobody in a process
 * that the data base tells. While the other side is away nothing is heard, and what was missed is told afterwards.
 */
public final class EndedSessionFollower implements SmartLifecycle {
    public static final Duration INTERVAL = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(EndedSessionFollower.class);

    private final EndedSessionNews news;
    private final EndedSessions ended;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ended-sessions").daemon().factory());
    private String cursor = "";
    private volatile @Nullable Future<?> asking;
    private volatile boolean running;

    public EndedSessionFollower(EndedSessionNews news, EndedSessions ended) {
        this.news = news;
        this.ended = ended;
    }

    @Override
    public void start() {
        running = true;
        if (!ended.isToldByDataBase()) {
            asking = thread.scheduleWithFixedDelay(this::ask, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void ask() {
        try {
            EndedSessions.News heard = news.since(cursor).data();
            heard.ended().forEach(end -> ended.add(end.session(), Duration.ofSeconds(end.seconds())));
            cursor = heard.cursor();
        } catch (RestClientException | IllegalStateException e) {
            LOG.debug("Nobody tells which sessions have ended: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("Which sessions have ended could not be learned", e);
        }
    }

    @Override
    public void stop() {
        running = false;
        Future<?> current = asking;
        if (current != null) {
            current.cancel(true);
        }
        thread.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
