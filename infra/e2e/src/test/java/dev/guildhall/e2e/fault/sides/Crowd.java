package dev.guildhall.e2e.fault.sides;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several who act at the same time; {@link #close} waits for all and throws what the first of them threw. */
public final class Crowd implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> actors = new ArrayList<>();

    /** May throw what it wants. */
    @FunctionalInterface
    public interface Action {
        void run() throws Exception;
    }

    public void start(Action action) {
        actors.add(threads.submit(() -> {
            action.run();
            return true;
        }));
    }

    @Override
    public void close() {
        threads.close();
        for (Future<?> actor : actors) {
            try {
                actor.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
