package dev.guildhall.query.rebuild;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild as it is stored; {@code progress} is that of its last attempt.
 *
 * @param onlyGuildId {@code null} for all guilds
 * @param requested position of the event by which it was requested; 0 when the program did so itself
 * @param attempt counts those who took it up
 * @param swapped where the live view stood when it was replaced
 * @param cause why it failed, or was not rolled back
 */
record Rebuild(
        String id,
        String projection,
        @Nullable String onlyGuildId,
        boolean acceptsDifferences,
        long requested,
        RebuildState state,
        int attempt,
        Progress progress,
        Instant requestedAt,
        @Nullable Instant begunAt,
        @Nullable Instant endedAt,
        OptionalLong swapped,
        int differences,
        @Nullable String cause) {
    private static final int WHOLE = 100;

    private static final Set<RebuildState> REPLACED =
            Set.of(RebuildState.ANNOUNCING, RebuildState.DONE, RebuildState.ROLLED_BACK);

    /** It is whole when the live view is replaced. */
    private static final int ALMOST = 99;

    /** How much of all that is to be done. */
    int percent() {
        return REPLACED.contains(state) || swapped.isPresent()
                ? WHOLE
                : Math.min(ALMOST, (int) (progress.fraction() * WHOLE));
    }
}
