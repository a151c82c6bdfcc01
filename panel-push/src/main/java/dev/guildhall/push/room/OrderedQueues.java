package dev.guildhall.push.room;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bounded queues, one for each key: tasks of one key run one after another in the order of submission, those of
 * different keys side by side. A key costs nothing while its queue is empty. Thread-safe.
 */
public final class OrderedQueues implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OrderedQueues.class);

    private final int capacity;
    private final Map<String, Queue<Runnable>> queues = new HashMap<>();
    private final ExecutorService threads;

    /** @param capacity how many tasks of one key may wait */
    public OrderedQueues(String name, int capacity) {
        this.capacity = capacity;
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(name + "-", 0).factory());
    }

    /**
     * @return false when the key's queue is full and the task will not run
     * @throws RejectedExecutionException when closed
     */
    public synchronized boolean submit(String key, Runnable task) {
        if (threads.isShutdown()) {
            throw new RejectedExecutionException("closed");
        }
        Queue<Runnable> waiting = queues.get(key);
        if (waiting == null) {
            queues.put(key, new ArrayDeque<>());
            threads.execute(() -> drain(key, task));
            return true;
        }
        return waiting.size() < capacity && waiting.add(task);
    }

    private void drain(String key, Runnable first) {
        for (Runnable task = first; task != null; task = next(key)) {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                LOG.warn("A task for {} failed", key, e);
            }
        }
    }

    private synchronized @Nullable Runnable next(String key) {
        Queue<Runnable> waiting = queues.get(key);
        Runnable task = waiting == null ? null : waiting.poll();
        if (task == null) {
            queues.remove(key);
        }
        return task;
    }

    /** Interrupts what runs; what waits is forgotten. */
    @Override
    public synchronized void close() {
        threads.shutdownNow();
    }
}
