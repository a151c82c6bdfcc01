package dev.guildhall.query.rebuild;

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
        Instant now) {}
