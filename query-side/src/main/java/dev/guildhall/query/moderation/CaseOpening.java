package dev.guildhall.query.moderation;

import org.jspecify.annotations.Nullable;

/**
 * What was decided, and never changes.
 *
 * @param reasonAt position in the log at which the reason stands; {@code null} where nobody gave one
 */
record CaseOpening(
        @Nullable String moderatorId,
        @Nullable String rule,
        @Nullable Long reasonAt,
        long openedAtMillis,
        @Nullable Long untilMillis,
        @Nullable String channelId,
        @Nullable String logChannelId) {}
