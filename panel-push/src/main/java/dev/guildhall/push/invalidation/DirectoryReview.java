package dev.guildhall.push.invalidation;

import dev.guildhall.push.configuration.QuerySide;
import dev.guildhall.push.room.OrderedQueues;
import dev.guildhall.push.room.Rooms;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.RestClientException;

/**
 * Asks which state of channels and roles is held of every guild that somebody looks at, and tells its room when it is
 * another one than before. However much happens in Discord meanwhile, a room is told once for each asking, and whatever
 * any message would have lost is found. A room that has just been opened is told as well: what its first member read may
 * be older than the first answer.
 */
final class DirectoryReview {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryReview.class);

    private final Rooms rooms;
    private final QuerySide querySide;
    private final OrderedQueues guilds;
    private final ActedVersions acted;
    private final AtomicBoolean running = new AtomicBoolean();

    /** Of open rooms only. For the thread that reviews; the flag above hands it over to the next. */
    private final Map<String, Long> stamps = new HashMap<>();

    DirectoryReview(Rooms rooms, QuerySide querySide, OrderedQueues guilds, ActedVersions acted) {
        this.rooms = rooms;
        this.querySide = querySide;
        this.guilds = guilds;
        this.acted = acted;
    }

    /** Returns at once; does nothing while an earlier review still goes on. */
    void start() {
        if (running.compareAndSet(false, true)) {
            Thread.ofVirtual().name("directory-review").start(this::review);
        }
    }

    private void review() {
        try {
            List<String> open = rooms.guilds();
            stamps.keySet().retainAll(open);
            for (int from = 0; from < open.size(); from += QuerySide.MAX_DIRECTORIES) {
                List<String> some = open.subList(from, Math.min(open.size(), from + QuerySide.MAX_DIRECTORIES));
                querySide.directoryStamps(some).forEach(this::compare);
            }
        } catch (RestClientException e) {
            LOG.debug("Not all directories could be reviewed: {}", e.getMessage());
        } finally {
            running.set(false);
        }
    }

    private void compare(String guildId, long stamp) {
        Long before = stamps.get(guildId);
        boolean changed = before == null || before != stamp;
        if (changed && guilds.submit(guildId, () -> tell(guildId))) {
            stamps.put(guildId, stamp);
        }
    }

    private void tell(String guildId) {
        rooms.tell(guildId, Invalidation.ofDirectory(guildId, acted.settled()));
    }
}
