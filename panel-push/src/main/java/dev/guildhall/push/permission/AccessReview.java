package dev.guildhall.push.permission;

import dev.guildhall.push.configuration.QuerySide;
import dev.guildhall.push.room.OrderedQueues;
import dev.guildhall.push.room.Rooms;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    static final Duration GRACE = Duration.ofSeconds(1);

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
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            running.set(false);
        }
    }

    /** Redis is about to tell of most of what was lost, and knows why: only what it has not told by then is told here. */
    private void review(List<String> userIds, Map<String, Set<String>> joined) throws InterruptedException {
        Map<String, Set<String>> lost = lost(userIds, joined);
        if (lost.isEmpty()) {
            return;
        }
        TimeUnit.NANOSECONDS.sleep(GRACE.toNanos());
        lost(List.copyOf(lost.keySet()), lost)
                .forEach((userId, gone) ->
                        gone.forEach(guildId -> guilds.submit(guildId, () -> revoke(guildId, userId))));
    }

    /** Of those guilds, the ones that the users may not see any more. */
    private Map<String, Set<String>> lost(List<String> userIds, Map<String, Set<String>> joined) {
        Map<String, Set<String>> lost = new LinkedHashMap<>();
        querySide.visible(userIds).forEach((userId, seen) -> {
            Set<String> gone = new HashSet<>(joined.getOrDefault(userId, Set.of()));
            gone.removeAll(seen);
            if (!gone.isEmpty()) {
                lost.put(userId, gone);
            }
        });
        return lost;
    }

    /** Redis may have told meanwhile: nobody hears it twice. */
    private void revoke(String guildId, String userId) {
        if (rooms.isIn(userId, guildId)) {
            revocations.revoke(guildId, userId, REASON);
        }
    }
}
