package dev.guildhall.query.rebuild;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild as operators see it.
 *
 * @param guildId the one guild that is rebuilt; {@code null} for all
 * @param state {@code waiting}, {@code filling}, {@code catching-up}, {@code comparing}, {@code announcing}, {@code done},
 *     {@code different}, {@code failed}, {@code aborted}, {@code rolled-back}; {@code paused} instead of the first four
 *     while an operator wants it to wait
 * @param percent of all that is to be done: reading the log, indexes, and comparing
 * @param eventsPerSecond while the log was read, without pauses
 * @param etaSeconds how long all that is left will take; {@code null} while nobody knows, while it is paused, and at the end
 * @param differences how many guilds differed from the live view
 * @param differingGuilds the first of them
 * @param cause why it failed, or was not rolled back: a stable word
 */
record RebuildDetails(
        String id,
        String projection,
        @Nullable String guildId,
        String state,
        int attempt,
        int percent,
        long position,
        long head,
        long eventsPerSecond,
        @Nullable Long etaSeconds,
        Instant requestedAt,
        @Nullable Instant begunAt,
        @Nullable Instant endedAt,
        int differences,
        List<String> differingGuilds,
        @Nullable String cause) {
    private static final String PAUSED = "paused";
    private static final double MILLIS_A_SECOND = 1e3;

    /** @param wantsPause whether operators want it to wait, which nothing does that has replaced the live view */
    static RebuildDetails of(Rebuild rebuild, List<String> differingGuilds, boolean wantsPause) {
        boolean paused = wantsPause && rebuild.state().canWait();
        return new RebuildDetails(
                rebuild.id(),
                rebuild.projection(),
                rebuild.onlyGuildId(),
                paused ? PAUSED : rebuild.state().word(),
                rebuild.attempt(),
                rebuild.percent(),
                rebuild.progress().position(),
                rebuild.progress().head(),
                rebuild.progress().eventsPerSecond(),
                paused ? null : eta(rebuild),
                rebuild.requestedAt(),
                rebuild.begunAt(),
                rebuild.endedAt(),
                rebuild.differences(),
                differingGuilds,
                rebuild.cause());
    }

    boolean isOver() {
        return !state.equals(PAUSED) && !RebuildState.of(state).isOpen();
    }

    /** To the nearest second. */
    private static @Nullable Long eta(Rebuild rebuild) {
        Duration left = rebuild.state().isOpen() ? rebuild.progress().left() : null;
        return left == null ? null : Math.round(left.toMillis() / MILLIS_A_SECOND);
    }
}
