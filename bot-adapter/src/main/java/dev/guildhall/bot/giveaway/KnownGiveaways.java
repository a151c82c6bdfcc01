package dev.guildhall.bot.giveaway;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.guildhall.bot.sides.GiveawayReads;
import dev.guildhall.bot.sides.GiveawayView;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The newest giveaways of guilds, for as long as somebody types. One reading serves all who ask for the same meanwhile; one
 * that fails is forgotten. Thread-safe.
 */
public final class KnownGiveaways implements AutoCloseable {
    /** For each guild and status. */
    static final int MAX_KNOWN = 25;

    private static final int MAX_LISTS = 500;
    private static final Duration FRESH = Duration.ofSeconds(3);

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("known-giveaways-", 0).factory());
    private final AsyncLoadingCache<Key, List<GiveawayView>> lists;

    private record Key(String guildId, String status) {}

    public KnownGiveaways(GiveawayReads reads) {
        lists = Caffeine.newBuilder()
                .maximumSize(MAX_LISTS)
                .expireAfterWrite(FRESH)
                .executor(threads)
                .buildAsync(key -> reads.list(key.guildId(), key.status(), MAX_KNOWN));
    }

    /** Never blocks. Newest first. */
    CompletableFuture<List<GiveawayView>> of(String guildId, String status) {
        return lists.get(new Key(guildId, status));
    }

    /** What is known of the guild is no longer so. */
    void forget(String guildId) {
        for (String status :
                List.of(GiveawayView.PENDING, GiveawayView.ACTIVE, GiveawayView.ENDED, GiveawayView.CANCELLED)) {
            lists.synchronous().invalidate(new Key(guildId, status));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
