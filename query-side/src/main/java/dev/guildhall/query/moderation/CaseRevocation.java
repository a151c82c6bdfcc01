package dev.guildhall.query.moderation;

import org.jspecify.annotations.Nullable;

/**
 * That a case does not stand any more.
 *
 * @param reasonAt position in the log at which the reason stands; {@code null} where nobody gave one
 * @param lifts whether something is to be ended in Discord
 * @param untilMillis until when another timeout stands; {@code null} where there is none
 */
record CaseRevocation(
        String moderatorId,
        @Nullable Long reasonAt,
        boolean lifts,
        @Nullable Long untilMillis,
        long revokedAtMillis,
        @Nullable String logChannelId) {}
