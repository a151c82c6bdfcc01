package dev.guildhall.push.permission;

import dev.guildhall.push.configuration.QuerySide;
import dev.guildhall.push.room.OrderedQueues;
import dev.guildhall.push.room.Rooms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.RestClientException;

/**
 * Asks anew what every connected user may see, because a revocation that Redis lost is in no list of changes. Users keep
 * their rooms while the query side does not answer.
 */
public final class AccessReview {
    /** A stable word, as in the envelopes. */
    static final String REASON = "access-lost";

    /** How much later than the view what Redis tells may come. */
    private static final Executor AFTER_GRACE = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

    private static final Logger LOG = LoggerFactory.getLogger(AccessReview.class);

    private final Rooms rooms;
    private final QuerySide querySide;
    private final OrderedQueues guilds;
    private final Revocations revocations;
    private final AtomicBoolean running = new AtomicBoolean();

    public AccessReview(Rooms rooms, QuerySide querySide, OrderedQueues guilds, Revocations revocations) {
        this.rooms = rooms;
        this.querySide = querySide;
        this.guilds = guilds;
        this.revocations = revocations;
    }

    /** Returns at once; does nothing while an earlier review still goes on. */
    public void start() {
        if (running.compareAndSet(false, true)) {
            Thread.ofVirtual().name("access-review").start(this::review);
        }
    }

    private void review() {
        try {
            Map<String, Set<String>> joined = new LinkedHashMap<>(rooms.guildsByUser());
            joined.values().removeIf(Set::isEmpty);
            List<String> users = List.copyOf(joined.keySet());
            for (int from = 0; from < users.size(); from += QuerySide.MAX_USERS) {
                review(users.subList(from, Math.min(users.size(), from + QuerySide.MAX_USERS)), joined);
            }
        } catch (RestClientException e) {
            LOG.debug("Not all access could be reviewed: {}", e.getMessage());
        } finally {
            running.set(false);
        }
    }

    private void review(List<String> userIds, Map<String, Set<String>> joined) {
        querySide
                .visible(userIds)
                .forEach((userId, seen) -> joined.getOrDefault(userId, Set.of()).stream()
                        .filter(guildId -> !seen.contains(guildId))
                        .forEach(guildId -> guilds.submit(guildId, () -> revoke(guildId, userId))));
    }

    /** Redis may have told meanwhile, or is about to, and knows why: only where it does not it is told here. */
    private void revoke(String guildId, String userId) {
        if (revocations.takeOut(guildId, userId)) {
            tellLater(guildId, userId);
        }
    }

    private void tellLater(String guildId, String userId) {
        AFTER_GRACE.execute(() -> {
            try {
                if (!guilds.submit(guildId, () -> revocations.revokeUntold(guildId, userId, REASON))) {
                    tellLater(guildId, userId);
                }
            } catch (RejectedExecutionException e) {
                LOG.debug("Nobody is told any more by a program that stops", e);
            }
        });
    }
}
