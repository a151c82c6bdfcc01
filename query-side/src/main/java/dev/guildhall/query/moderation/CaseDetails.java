package dev.guildhall.query.moderation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A case as it is read.
 *
 * @param kind warn, timeout, kick, ban or delete
 * @param moderatorId {@code null} where it was decided by itself
 * @param rule word, link, spam or warnings; {@code null} where a moderator decided
 * @param until when a timeout ends; {@code null} of anything else
 * @param revokedAt {@code null} as long as it stands; so are {@code revokedBy} and {@code revokeReason}
 * @param done what was done in Discord: action, lift, opened-line, revoked-line
 * @param failed what Discord refused, with the cause
 * @param version position of its last event
 */
record CaseDetails(
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
        @Nullable Instant revokedAt,
        @Nullable String revokedBy,
        @Nullable String revokeReason,
        List<String> done,
        Map<String, String> failed,
        long version) {
    static CaseDetails of(CaseView view, CaseTexts.Texts texts) {
        CaseOpening opening = view.opening();
        CaseRevocation revocation = view.state().revocation();
        return new CaseDetails(
                view.number(),
                view.kind(),
                view.userId(),
                opening.moderatorId(),
                opening.rule(),
                texts.reason(),
                view.status(),
                Instant.ofEpochMilli(opening.openedAtMillis()),
                instant(opening.untilMillis()),
                opening.channelId(),
                revocation == null ? null : Instant.ofEpochMilli(revocation.revokedAtMillis()),
                revocation == null ? null : revocation.moderatorId(),
                texts.revokeReason(),
                view.state().done(),
                view.state().failed(),
                view.version());
    }

    static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
