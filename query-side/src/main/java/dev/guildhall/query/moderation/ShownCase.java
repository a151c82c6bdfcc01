package dev.guildhall.query.moderation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that is needed to act on a case in Discord, and to tell of it.
 *
 * @param logChannelId where its opening is told; {@code null} for nowhere
 * @param revokedLogChannelId where its revocation is told; {@code null} for nowhere
 * @param liftUntil until when another timeout stands, once this one is revoked; {@code null} where there is none
 * @param actionFailed why Discord refused what was decided; {@code null} where it did not
 * @param liftFailed why Discord refused to end it; {@code null} where it did not
 */
record ShownCase(
        int number,
        String kind,
        String userId,
        @Nullable String moderatorId,
        @Nullable String rule,
        @Nullable String reason,
        CaseStatus status,
        Instant createdAt,
        @Nullable Instant until,
        @Nullable String channelId,
        @Nullable String logChannelId,
        @Nullable String revokedBy,
        @Nullable String revokeReason,
        @Nullable String revokedLogChannelId,
        @Nullable Instant liftUntil,
        @Nullable String actionFailed,
        @Nullable String liftFailed) {
    static ShownCase of(CaseView view, CaseTexts.Texts texts) {
        CaseOpening opening = view.opening();
        CaseRevocation revocation = view.state().revocation();
        return new ShownCase(
                view.number(),
                view.kind(),
                view.userId(),
                opening.moderatorId(),
                opening.rule(),
                texts.reason(),
                view.status(),
                Instant.ofEpochMilli(opening.openedAtMillis()),
                CaseDetails.instant(opening.untilMillis()),
                opening.channelId(),
                opening.logChannelId(),
                revocation == null ? null : revocation.moderatorId(),
                texts.revokeReason(),
                revocation == null ? null : revocation.logChannelId(),
                revocation == null ? null : CaseDetails.instant(revocation.untilMillis()),
                view.state().failed().get("action"),
                view.state().failed().get("lift"));
    }
}
