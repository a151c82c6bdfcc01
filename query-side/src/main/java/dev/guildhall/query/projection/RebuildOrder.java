package dev.guildhall.query.projection;

import org.jspecify.annotations.Nullable;

/**
 * A rebuild as operators want it.
 *
 * @param position of the event by which it was requested
 * @param onlyGuildId {@code null} for all guilds
 */
public record RebuildOrder(
        String projection,
        String rebuildId,
        @Nullable String onlyGuildId,
        boolean acceptDifferences,
        long position,
        Wanted wanted) {
    /** What is to become of it. */
    public enum Wanted {
        DONE,
        PAUSED,
        ABORTED,
        ROLLED_BACK
    }

    RebuildOrder with(Wanted now) {
        return new RebuildOrder(projection, rebuildId, onlyGuildId, acceptDifferences, position, now);
    }
}
