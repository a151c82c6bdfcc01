package dev.guildhall.push.permission;

import dev.guildhall.events.wire.GuildAccess;
import dev.guildhall.push.configuration.QuerySide;
import dev.guildhall.push.room.OrderedQueues;
import dev.guildhall.push.room.Rooms;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
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

    /** How many users are asked about at a time. */
    static final int MAX_PARALLEL = 8;

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
        Semaphore free = new Semaphore(MAX_PARALLEL);
        try {
            for (Map.Entry<String, Set<String>> user : rooms.guildsByUser().entrySet()) {
                if (!user.getValue().isEmpty()) {
                    free.acquire();
                    Thread.ofVirtual().start(() -> {
                        try {
                            review(user.getKey(), user.getValue());
                        } finally {
                            free.release();
                        }
                    });
                }
            }
            free.acquire(MAX_PARALLEL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            running.set(false);
        }
    }

    private void review(String userId, Set<String> joined) {
        try {
            Set<String> seen = querySide.access(userId).guilds().stream()
                    .map(GuildAccess.Entry::guildId)
                    .collect(Collectors.toSet());
            joined.stream()
                    .filter(guildId -> !seen.contains(guildId))
                    .forEach(guildId -> guilds.submit(guildId, () -> revocations.revoke(guildId, userId, REASON)));
        } catch (RestClientException e) {
            LOG.debug("The access of {} could not be reviewed: {}", userId, e.getMessage());
        }
    }
}
