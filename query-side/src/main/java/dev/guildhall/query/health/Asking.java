package dev.guildhall.query.health;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** A question under way on a thread of its own. */
final class Asking<T> {
    private final CompletableFuture<T> answer;

    Asking(Supplier<T> question) {
        answer = CompletableFuture.supplyAsync(
                question, task -> Thread.ofVirtual().name("health-check").start(task));
    }

    /** The answer, or {@code otherwise} when there is none by then; the thread ends by its own time-outs. */
    T within(Duration time, T otherwise) {
        try {
            return answer.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return otherwise;
        } catch (ExecutionException | TimeoutException e) {
            return otherwise;
        }
    }
}
