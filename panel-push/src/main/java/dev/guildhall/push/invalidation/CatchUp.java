package dev.guildhall.push.invalidation;

import dev.guildhall.door.SharedClock;
import dev.guildhall.events.wire.ChangedGuilds;
import dev.guildhall.events.wire.ChangedGuilds.ChangedGuild;
import dev.guildhall.push.configuration.QuerySide;
import dev.guildhall.push.room.OrderedQueues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.RestClientException;

/**
 * Asks the query side what has changed since the last time. The watermark comes from its answers alone, and moves on only
 * when everything up to it has been told. While Redis is heard, its envelopes go first, as they say more: only what the
 * round before knew of already is told. For one thread, except where said otherwise.
 */
final class CatchUp {
    /** A page is told again from its beginning when it takes longer. */
    static final int PAGE_TIMEOUT_SECONDS = 30;

    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);

    private final QuerySide querySide;
    private final Convergence convergence;
    private final ActedVersions acted;
    private final OrderedQueues guilds;
    private final SharedClock clock;
    private final AtomicBoolean gap = new AtomicBoolean(true);
    private volatile long watermark = -1;
    /** The newest that any round knew of: at or after the watermark. */
    private long horizon = -1;

    private boolean away;

    CatchUp(
            QuerySide querySide,
            Convergence convergence,
            ActedVersions acted,
            OrderedQueues guilds,
            SharedClock clock) {
        this.querySide = querySide;
        this.convergence = convergence;
        this.acted = acted;
        this.guilds = guilds;
        this.clock = clock;
    }

    /** Something may not have been heard. From any thread. */
    void gap() {
        gap.set(true);
    }

    /** Whether changes are followed at all: until then nobody may count on hearing of them. From any thread. */
    boolean hasBegun() {
        return watermark >= 0;
    }

    /** From any thread. */
    long toldUpTo() {
        return acted.settled();
    }

    void run() throws InterruptedException {
        boolean unbroken = !gap.getAndSet(false);
        long before = watermark;
        long due = unbroken ? horizon : Long.MAX_VALUE;
        try {
            boolean more;
            do {
                more = page(unbroken, due);
            } while (more);
            // While Redis is heard, what it tells of the newest changes may still be on its way.
            acted.settle(unbroken ? before : watermark);
            away = false;
        } catch (RestClientException | ExecutionException | TimeoutException e) {
            if (!away) {
                LOG.warn("The query side does not tell what has changed, asking again: {}", e.getMessage());
            }
            away = true;
            if (!unbroken) {
                gap.set(true);
            }
        }
    }

    /** @param due the newest version to be told now */
    private boolean page(boolean unbroken, long due) throws InterruptedException, ExecutionException, TimeoutException {
        long asked = System.nanoTime();
        ChangedGuilds changes = querySide.changes(watermark);
        clock.learn(Instant.ofEpochMilli(changes.now()), asked);
        if (watermark >= 0) {
            List<CompletableFuture<Void>> told = new ArrayList<>();
            for (ChangedGuild changed : changes.guilds()) {
                if (changed.version() <= due) {
                    told.add(tell(changed, unbroken));
                }
            }
            CompletableFuture.allOf(told.toArray(CompletableFuture[]::new)).get(PAGE_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        }
        long next = Math.min(changes.watermark(), due);
        boolean more = changes.more() && next > watermark;
        watermark = next;
        horizon = Math.max(horizon, changes.watermark());
        return more;
    }

    private CompletableFuture<Void> tell(ChangedGuild changed, boolean unbroken) {
        CompletableFuture<Void> told = new CompletableFuture<>();
        boolean queued = guilds.submit(changed.guildId(), () -> {
            try {
                convergence.converge(changed, unbroken);
                told.complete(null);
            } catch (RuntimeException e) {
                told.completeExceptionally(e);
            }
        });
        if (!queued) {
            told.completeExceptionally(new IllegalStateException("too much waits for this guild"));
        }
        return told;
    }
}
