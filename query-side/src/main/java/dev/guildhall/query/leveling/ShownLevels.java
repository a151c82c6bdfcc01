package dev.guildhall.query.leveling;

import dev.guildhall.query.configuration.SharedGuildReads;
import dev.guildhall.query.configuration.ViewProgress;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Levels with what their guilds have configured by now: a text that was corrected meanwhile is not shown as it was. The
 * view of configuration follows the log by itself; until it has come as far as the levels, nothing is shown. Thread-safe.
 */
final class ShownLevels implements Function<Collection<LevelView>, Map<String, ?>> {
    /** It is a few milliseconds behind at most, unless it is made anew. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    private final SharedGuildReads guilds;
    private final ViewProgress configuration;

    ShownLevels(SharedGuildReads guilds, ViewProgress configuration) {
        this.guilds = guilds;
        this.configuration = configuration;
    }

    @Override
    public Map<String, ShownLevel> apply(Collection<LevelView> found) {
        long newest = found.stream().mapToLong(LevelView::version).max().orElse(0);
        Map<String, ShownLevel> shown = new HashMap<>();
        if (isConfiguredUpTo(newest)) {
            for (LevelView view : found) {
                guilds.find(view.guildId())
                        .ifPresent(guild -> shown.put(view.id(), ShownLevel.of(view, guild.configuration())));
            }
        }
        return shown;
    }

    private boolean isConfiguredUpTo(long position) {
        try {
            return configuration.await(position, PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
