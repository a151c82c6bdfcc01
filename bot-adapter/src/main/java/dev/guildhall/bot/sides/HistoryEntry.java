package dev.guildhall.bot.sides;

import dev.guildhall.events.Change;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a guild's history, as the query side tells it.
 *
 * @param type of the event
 * @param actor {@code null} where it is not known
 * @param origin {@code panel}, {@code discord}, {@code system} or {@code operator}, with a detail after a colon
 * @param changes by path; {@code null} where nothing was set
 */
public record HistoryEntry(
        long position,
        Instant time,
        String type,
        @Nullable Who actor,
        @Nullable String origin,
        @Nullable String reason,
        List<Change> changes) {
    /** @param name at the time */
    public record Who(String type, String id, @Nullable String name) {}
}
