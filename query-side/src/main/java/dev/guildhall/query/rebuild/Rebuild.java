package dev.guildhall.query.rebuild;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild as it is stored.
 *
 * @param onlyGuildId {@code null} for all guilds
 * @param requested position of the event by which it was requested; 0 when the program did so itself
 * @param attempt counts those who took it up
 * @param position how far the shadow has come; {@code head} is how far it has to
 * @param events that were read for it
 * @param swapped where the live view stood when it was replaced
 * @param cause why it failed, or was not rolled back
 * @param now the data base's time when this was read
 */
record Rebuild(
        String id,
        String projection,
        @Nullable String onlyGuildId,
        boolean acceptsDifferences,
        long requested,
        RebuildState state,
        int attempt,
        long position,
        long head,
        long events,
        Instant requestedAt,
        @Nullable Instant begunAt,
        @Nullable Instant endedAt,
        OptionalLong swapped,
        int differences,
        @Nullable String cause,
        Instant now) {
    private static final int WHOLE = 100;

    /** How much of the log is in what is made. */
    int percent() {
        if (state == RebuildState.DONE || swapped.isPresent()) {
            return WHOLE;
        }
        return head == 0 ? 0 : (int) (position * WHOLE / head);
    }

    /** Since it was begun, until it was over; zero before. */
    Duration elapsed() {
        if (begunAt == null) {
            return Duration.ZERO;
        }
        Duration elapsed = Duration.between(begunAt, endedAt == null ? now : endedAt);
        return elapsed.isNegative() ? Duration.ZERO : elapsed;
    }
}
