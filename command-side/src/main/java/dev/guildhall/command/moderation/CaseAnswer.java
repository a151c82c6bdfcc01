package dev.guildhall.command.moderation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case as its writers are told it.
 *
 * @param kind warn, timeout, kick, ban or delete
 * @param moderatorId null where it was decided by itself
 * @param rule word, link, spam or warnings; null where a moderator decided
 * @param status STANDING or REVOKED
 * @param until when a timeout ends; null of anything else
 * @param revokedAt null as long as it stands; so are revokedBy and revokeReason
 * @param ledTo number of the timeout that came with the warning, as it was one too many
 */
public record CaseAnswer(
        int number,
        String kind,
        String userId,
        @Nullable String moderatorId,
        @Nullable String rule,
        @Nullable String reason,
        String status,
        Instant createdAt,
        @Nullable Instant until,
        @Nullable String channelId,
        @Nullable Instant revokedAt,
        @Nullable String revokedBy,
        @Nullable String revokeReason,
        @Nullable Integer ledTo) {}
