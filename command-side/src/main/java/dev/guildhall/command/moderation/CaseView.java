package dev.guildhall.command.moderation;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A case as the desk tells it. Texts about persons are only pointed to, see {@link CaseState}.
 *
 * @param ledTo number of the timeout that it led to, as it was one warning too many
 */
record CaseView(
        int number,
        String kind,
        String userId,
        @Nullable String moderatorId,
        @Nullable String rule,
        @Nullable Long reason,
        CaseStatus status,
        Instant createdAt,
        @Nullable Instant until,
        @Nullable String channelId,
        @Nullable Instant revokedAt,
        @Nullable String revokedBy,
        @Nullable Long revokeReason,
        @Nullable Integer ledTo) {
    static CaseView of(CaseState one, Optional<CaseState> ledTo) {
        Long until = one.untilMillis();
        CaseState.Revocation revocation = one.revocation();
        return new CaseView(
                one.number(),
                one.kind().word(),
                one.userId(),
                one.moderatorId(),
                one.rule(),
                one.reasonAt(),
                one.stands() ? CaseStatus.STANDING : CaseStatus.REVOKED,
                Instant.ofEpochMilli(one.openedAtMillis()),
                until == null ? null : Instant.ofEpochMilli(until),
                one.channelId(),
                revocation == null ? null : Instant.ofEpochMilli(revocation.revokedAtMillis()),
                revocation == null ? null : revocation.moderatorId(),
                revocation == null ? null : revocation.reasonAt(),
                ledTo.map(CaseState::number).orElse(null));
    }
}
