package dev.guildhall.bot.guild;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work in order for each guild, side by side for different ones, in bounded queues. A guild always has the same lane, so
 * neither threads nor queues grow with the number of guilds. Thread-safe.
 */
public final class GuildLanes implements AutoCloseable {
    static final int LANES = 4;
    static final int MAX_WAITING_PER_LANE = 1_024;

    private static final Logger LOG = LoggerFactory.getLogger(GuildLanes.class);

    private final List<BlockingQueue<Runnable>> queues = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /** @param name of the threads */
    public GuildLanes(String name) {
        for (int lane = 0; lane < LANES; lane++) {
            BlockingQueue<Runnable> queue = new ArrayBlockingQueue<>(MAX_WAITING_PER_LANE);
            queues.add(queue);
            threads.add(Thread.ofVirtual().name(name + "-" + lane).start(() -> drain(queue)));
        }
    }

    /** Whether there was room; never waits. */
    public boolean offer(String guildId, Runnable work) {
        return lane(guildId).offer(work);
    }

    /** Waits for room. */
    public void put(String guildId, Runnable work) throws InterruptedException {
        lane(guildId).put(work);
    }

    /** What still waits is given up. */
    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }

    private BlockingQueue<Runnable> lane(String guildId) {
        return queues.get(Math.floorMod(guildId.hashCode(), LANES));
    }

    private static void drain(BlockingQueue<Runnable> queue) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                carryOut(queue.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void carryOut(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("Work for a guild failed", e);
        }
    }
}
