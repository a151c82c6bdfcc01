package dev.guildhall.bot.guild;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that may take long, in order for each guild; no guild waits for another. A guild has a thread for as long as there
 * is work for it, and a bounded queue. Thread-safe.
 */
public final class GuildTurns implements AutoCloseable {
    static final int MAX_WAITING = 256;

    private static final Logger LOG = LoggerFactory.getLogger(GuildTurns.class);

    private final ConcurrentMap<String, Turns> guilds = new ConcurrentHashMap<>();
    private final ExecutorService threads;

    /** Guarded by itself. */
    private static final class Turns {
        private final Deque<Runnable> waiting = new ArrayDeque<>();
        private boolean working;
    }

    /** @param name of the threads */
    public GuildTurns(String name) {
        threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(name + "-", 0).factory());
    }

    /** Whether there was room; never waits. */
    public boolean offer(String guildId, Runnable work) {
        Turns turns = guilds.computeIfAbsent(guildId, id -> new Turns());
        synchronized (turns) {
            if (turns.waiting.size() >= MAX_WAITING) {
                return false;
            }
            turns.waiting.add(work);
            if (turns.working) {
                return true;
            }
            turns.working = true;
        }
        try {
            threads.execute(() -> drain(turns));
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private static void drain(Turns turns) {
        while (true) {
            Runnable work;
            synchronized (turns) {
                work = turns.waiting.poll();
                if (work == null || Thread.currentThread().isInterrupted()) {
                    turns.working = false;
                    return;
                }
            }
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.error("Work for a guild failed", e);
            }
        }
    }

    /** What still waits is given up. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
