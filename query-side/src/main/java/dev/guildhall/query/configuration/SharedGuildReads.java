package dev.guildhall.query.configuration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets many readers of one guild share one reading of its row. A reading is shared only by those who, as far as this
 * process knows, ask at the same point of the log: as soon as it hears of another event, or of a commit of the view,
 * the next reader reads anew. Beyond its own duration a reading is kept only if the view was at the end of the log when
 * it began, and only for {@link #MAX_AGE}, lest a wake-up that was lost keep it alive. Thread-safe.
 */
public final class SharedGuildReads implements ViewCommits {
    /** Bounds how old an answer can be when nobody tells this process about events. */
    static final Duration MAX_AGE = Duration.ofSeconds(5);

    static final int MAX_GUILDS = 10_000;

    /** What this process knows of the log: how far it goes, and how far the view has come. */
    private record Point(long head, long reached) {
        boolean settled() {
            return head > 0 && reached >= head;
        }
    }

    private record Flight(String guildId, Point point) {}

    private record Kept(Point point, Optional<GuildView> view) {}

    private final Function<String, Optional<GuildView>> rows;
    private final LongSupplier head;
    private final LongSupplier reached;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final ConcurrentMap<Flight, CompletableFuture<Optional<GuildView>>> flights = new ConcurrentHashMap<>();
    private final Cache<String, Kept> kept = Caffeine.newBuilder()
            .maximumSize(MAX_GUILDS)
            .expireAfterWrite(MAX_AGE)
            .build();

    /**
     * @param rows reads one row from PostgreSQL
     * @param head the last position of the log that this process has heard of; 0 while it has not heard of any
     * @param reached how far the view is known to have come
     */
    SharedGuildReads(Function<String, Optional<GuildView>> rows, LongSupplier head, LongSupplier reached) {
        this.rows = rows;
        this.head = head;
        this.reached = reached;
    }

    /** @throws org.springframework.dao.DataAccessException when PostgreSQL is away */
    public Optional<GuildView> find(String guildId) {
        // The end first: what the view has reached then may only be more.
        Point now = new Point(head.getAsLong(), reached.getAsLong());
        Kept before = kept(guildId, now);
        if (before != null) {
            hits.increment();
            return before.view();
        }
        CompletableFuture<Optional<GuildView>> own = new CompletableFuture<>();
        Flight flight = new Flight(guildId, now);
        CompletableFuture<Optional<GuildView>> other = flights.putIfAbsent(flight, own);
        if (other != null) {
            hits.increment();
            return await(other);
        }
        try {
            own.complete(read(guildId, now));
        } catch (RuntimeException | Error e) {
            own.completeExceptionally(e);
        } finally {
            flights.remove(flight, own);
        }
        return await(own);
    }

    private Optional<GuildView> read(String guildId, Point now) {
        // Another flight may have landed between the look before and the beginning of this one.
        Kept before = kept(guildId, now);
        if (before != null) {
            hits.increment();
            return before.view();
        }
        misses.increment();
        Optional<GuildView> view = rows.apply(guildId);
        if (now.settled()) {
            kept.put(guildId, new Kept(now, view));
        }
        return view;
    }

    private @Nullable Kept kept(String guildId, Point now) {
        Kept before = kept.getIfPresent(guildId);
        return before != null && before.point().equals(now) ? before : null;
    }

    /** Events that had waited change a view without its being any further than before. */
    @Override
    public void committed(CommittedBatch batch) {
        if (!batch.everySegment()) {
            batch.steps().forEach(step -> kept.invalidate(step.after().guildId()));
        }
    }

    /** Guilds in memory. */
    public long size() {
        return kept.estimatedSize();
    }

    /** Readers who needed no statement of their own. */
    public long hits() {
        return hits.sum();
    }

    /** Statements. */
    public long misses() {
        return misses.sum();
    }

    private static Optional<GuildView> await(CompletableFuture<Optional<GuildView>> flight) {
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
