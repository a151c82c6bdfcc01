package dev.guildhall.bot.directory;

import dev.guildhall.bot.sides.DirectorySide;
import dev.guildhall.bot.sides.SideAway;
import dev.guildhall.bot.sides.SideRefused;
import dev.guildhall.events.wire.GuildDirectory.Standing;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Asks from time to time what the query side still holds: its tables can be thrown away, another bot may have told
 * something else, and a telling may have been lost with its teller.
 */
final class DirectoryUpkeep implements SmartLifecycle {
    /** Guilds in one question. */
    static final int PAGE = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryUpkeep.class);

    private final DirectoryTeller teller;
    private final DirectorySide side;
    private final Duration interval;
    private @Nullable Thread thread;

    DirectoryUpkeep(DirectoryTeller teller, DirectorySide side, Duration interval) {
        this.teller = teller;
        this.side = side;
        this.interval = interval;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("directory-upkeep").start(this::keepLooking);
    }

    private void keepLooking() {
        try {
            while (true) {
                Thread.sleep(interval);
                look();
            }
        } catch (InterruptedException e) {
            LOG.debug("Stopped");
        }
    }

    private void look() {
        List<String> guilds = teller.guilds().stream().sorted().toList();
        try {
            for (int from = 0; from < guilds.size(); from += PAGE) {
                side.standing(guilds.subList(from, Math.min(guilds.size(), from + PAGE)))
                        .forEach(this::compare);
            }
        } catch (SideAway | SideRefused e) {
            LOG.debug("What the query side holds is unknown for now: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("What the query side holds could not be looked at", e);
        }
    }

    private void compare(Standing standing) {
        Long told = teller.stamp(standing.guildId());
        if (told != null && !Objects.equals(told, standing.stamp())) {
            teller.changed(standing.guildId());
        }
        if (standing.membersDue()) {
            teller.everybody(standing.guildId());
        }
    }

    @Override
    public void stop() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
