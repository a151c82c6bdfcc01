package dev.guildhall.bot.interaction;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The newest of what guilds have of one kind, for as long as somebody types. One reading serves all who ask for the same
 * meanwhile; one that fails is forgotten. Thread-safe.
 */
public final class KnownThings<T> implements AutoCloseable {
    /** For each guild and status. */
    public static final int MAX_KNOWN = 25;

    private static final int MAX_LISTS = 500;
    private static final Duration FRESH = Duration.ofSeconds(3);

    private final List<String> statuses;
    private final Source<T> source;
    private final ExecutorService threads;
    private final AsyncLoadingCache<Key, List<T>> lists;

    private record Key(String guildId, String status) {}

    /** Where they are read. May block. */
    @FunctionalInterface
    public interface Source<T> {
        /** Those of that status, newest first. */
        List<T> list(String guildId, String status, int limit);
    }

    /** @param statuses all that there are */
    public KnownThings(String name, List<String> statuses, Source<T> source) {
        this.statuses = List.copyOf(statuses);
        this.source = source;
        threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("known-" + name + "-", 0).factory());
        lists = Caffeine.newBuilder()
                .maximumSize(MAX_LISTS)
                .expireAfterWrite(FRESH)
                .executor(threads)
                .buildAsync(key -> source.list(key.guildId(), key.status(), MAX_KNOWN));
    }

    /** Never blocks. Newest first. */
    public CompletableFuture<List<T>> of(String guildId, String status) {
        return lists.get(new Key(guildId, status));
    }

    /** As they are now. May block. */
    List<T> read(String guildId, String status) {
        return source.list(guildId, status, MAX_KNOWN);
    }

    /** What is known of the guild is no longer so. */
    public void forget(String guildId) {
        statuses.forEach(status -> lists.synchronous().invalidate(new Key(guildId, status)));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
