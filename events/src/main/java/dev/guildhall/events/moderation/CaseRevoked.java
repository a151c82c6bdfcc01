package dev.guildhall.events.moderation;

import dev.guildhall.events.EventType;
import dev.guildhall.events.Personal;
import org.jspecify.annotations.Nullable;

/**
 * A case no longer stands. It counts for nothing from then on.
 *
 * @param userId about whom the case was
 * @param moderatorId who revoked it
 * @param reason what the moderator wrote; {@code null} for nothing
 * @param lifts whether the ban is to be lifted, or the timeout shortened; not where it is over, or another ban stands
 * @param untilMillis when the last other timeout of the member ends that still stands; {@code null} where there is none
 * @param logChannelId where the guild wants to read of it; {@code null} for nowhere
 */
@EventType("moderation.CaseRevoked")
public record CaseRevoked(
        String guildId,
        int number,
        String userId,
        String moderatorId,
        @Personal(of = "userId") @Nullable String reason,
        boolean lifts,
        @Nullable Long untilMillis,
        long revokedAtMillis,
        @Nullable String logChannelId)
        implements ModerationEvent {}
