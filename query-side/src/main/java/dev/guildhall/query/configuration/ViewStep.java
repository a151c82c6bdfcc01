package dev.guildhall.query.configuration;

import dev.guildhall.events.GuildhallEvent;
import org.jspecify.annotations.Nullable;

/**
 * One event and what it made of its guild's view.
 *
 * @param before {@code null} when the event was the guild's first
 * @param timestampMillis when the event was recorded, in epoch milliseconds
 */
public record ViewStep(
        @Nullable GuildView before,
        GuildhallEvent event,
        GuildView after,
        long position,
        long timestampMillis,
        Cause cause) {}
