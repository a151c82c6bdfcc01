package dev.guildhall.bot.invalidation;

import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.bot.guild.GuildLanes;
import dev.guildhall.bot.sides.QuerySide;
import dev.guildhall.bot.sides.SideAway;
import dev.guildhall.bot.sides.SideRefused;
import dev.guildhall.door.SharedClock;
import dev.guildhall.events.wire.ChangedGuilds;
import dev.guildhall.events.wire.ChangedGuilds.ChangedGuild;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the query side what changed since the last answer, because what is published can get lost. The watermark comes from
 * these answers only, never from an envelope: that says nothing about those before it. Thread-safe.
 */
public final class CatchUp {
    static final int PAGE_SIZE = 500;

    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);

    private final QuerySide querySide;
    private final Invalidations invalidations;
    private final ConfigurationCache cache;
    private final SharedClock clock;
    private final GuildLanes lanes;
    private final ReentrantLock turn = new ReentrantLock();
    private long watermark = QuerySide.FROM_NOW;
    private boolean away;

    CatchUp(
            QuerySide querySide,
            Invalidations invalidations,
            ConfigurationCache cache,
            SharedClock clock,
            GuildLanes lanes) {
        this.querySide = querySide;
        this.invalidations = invalidations;
        this.cache = cache;
        this.clock = clock;
        this.lanes = lanes;
    }

    /** To be repeated soon. Whether everything up to now is known. */
    boolean run() {
        turn.lock();
        try {
            boolean more = true;
            while (more) {
                more = page();
            }
            away = false;
            return true;
        } catch (SideAway | SideRefused e) {
            if (!away) {
                LOG.warn("Cannot catch up with the query side: {}", e.getMessage());
            }
            away = true;
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            turn.unlock();
        }
    }

    private boolean page() throws InterruptedException {
        long asked = System.nanoTime();
        ChangedGuilds answer = querySide.changes(watermark, PAGE_SIZE);
        clock.learn(Instant.ofEpochMilli(answer.now()), asked);
        if (watermark == QuerySide.FROM_NOW) {
            // Whatever was read before the first watermark may have changed unnoticed.
            cache.forgetValues();
        }
        for (ChangedGuild changed : answer.guilds()) {
            lanes.put(changed.guildId(), () -> invalidations.caughtUp(changed));
        }
        watermark = answer.watermark();
        return answer.more();
    }
}
