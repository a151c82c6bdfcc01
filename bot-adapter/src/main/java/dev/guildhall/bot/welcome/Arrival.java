package dev.guildhall.bot.welcome;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who came, or went where {@code leftAt} is there.
 *
 * @param joinedAt as Discord says; unknown of some who left
 * @param missed whether they came while nobody watched
 * @param tellAt not before that time
 */
record Arrival(
        String userId, @Nullable Instant joinedAt, @Nullable Instant leftAt, boolean missed, Instant tellAt) {}
