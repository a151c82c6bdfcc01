package dev.guildhall.bot.configuration;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** Lets callers who want the same thing at the same time share one loading of it. Thread-safe. */
final class SingleFlight<K, V> {
    private final ConcurrentMap<K, CompletableFuture<V>> flights = new ConcurrentHashMap<>();

    /** The value, or the exception, of the loading under way if there is one, else of {@code load} in this thread. */
    V join(K key, Supplier<V> load) {
        CompletableFuture<V> own = new CompletableFuture<>();
        CompletableFuture<V> other = flights.putIfAbsent(key, own);
        if (other != null) {
            return await(other);
        }
        try {
            own.complete(load.get());
        } catch (RuntimeException | Error e) {
            own.completeExceptionally(e);
        } finally {
            flights.remove(key, own);
        }
        return await(own);
    }

    private static <V> V await(CompletableFuture<V> flight) {
        try {
            return flight.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
