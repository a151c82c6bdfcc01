package dev.guildhall.bot.sides;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a side what happened in guilds, one report after another: what comes while one is under way goes into the next.
 * While the side is away it waits, as much as there is room for; what waits when this is closed is lost. Thread-safe.
 *
 * @param <T> what happened
 */
public final class GuildReports<T> implements AutoCloseable {
    /** Some hundred bytes each. */
    static final int MAX_WAITING = 10_000;

    /** Until the side is asked again after it did not answer. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(GuildReports.class);

    /** How it is told. Called by one thread at a time, but for {@link #lost}. */
    public interface Report<T> {
        /**
         * In the order in which it happened. Whatever else is thrown, it is not told again.
         *
         * @throws SideAway if it is to be told again
         */
        void tell(String guildId, List<T> happened);

        /** There was no room for it, or it was refused. Must neither block nor throw. */
        void lost(String guildId, List<T> happened);
    }

    private record Happening<T>(String guildId, T what) {}

    private final String name;
    private final int maxAtOnce;
    private final Report<T> report;
    private final BlockingQueue<Happening<T>> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final Thread thread;
    private volatile boolean closed;

    /**
     * @param name of what is told, for operators
     * @param maxAtOnce in one report
     */
    public GuildReports(String name, int maxAtOnce, Report<T> report) {
        this.name = name;
        this.maxAtOnce = maxAtOnce;
        this.report = report;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::repeat);
        thread.start();
    }

    /** Never blocks. */
    public void add(String guildId, T happened) {
        if (!waiting.offer(new Happening<>(guildId, happened))) {
            report.lost(guildId, List.of(happened));
        }
    }

    private void repeat() {
        try {
            while (!closed) {
                List<Happening<T>> batch = new ArrayList<>();
                batch.add(waiting.take());
                waiting.drainTo(batch, maxAtOnce - 1);
                Map<String, List<T>> guilds = batch.stream()
                        .collect(Collectors.groupingBy(
                                Happening::guildId,
                                LinkedHashMap::new,
                                Collectors.mapping(Happening::what, Collectors.toList())));
                for (Map.Entry<String, List<T>> guild : guilds.entrySet()) {
                    tell(guild.getKey(), guild.getValue());
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("{}: stopped", name);
        }
    }

    private void tell(String guildId, List<T> happened) throws InterruptedException {
        boolean away = true;
        while (away) {
            try {
                report.tell(guildId, happened);
                away = false;
            } catch (SideAway e) {
                LOG.debug("{} of guild {} are told later: {}", name, guildId, e.getMessage());
                Thread.sleep(PAUSE);
            } catch (RuntimeException e) {
                // Whatever it is, it must not end the telling.
                LOG.warn("{} of guild {} are not told: {}", name, guildId, e.toString());
                report.lost(guildId, happened);
                return;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
