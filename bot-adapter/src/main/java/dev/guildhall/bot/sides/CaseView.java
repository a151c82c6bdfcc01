package dev.guildhall.bot.sides;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case, as an effect tells of it and as it is read; what only one of the two says is {@code null} in the other.
 *
 * @param kind {@code warn}, {@code timeout}, {@code kick}, {@code ban} or {@code delete}
 * @param moderatorId {@code null} where it was decided by itself
 * @param rule why it was; {@code null} where a moderator decided
 * @param status {@link #STANDING} or {@link #REVOKED}
 * @param until when a timeout ends
 * @param logChannelId where its opening is told
 * @param revokedLogChannelId where its revocation is told
 * @param liftUntil until when another timeout stands, once this one is revoked
 * @param actionFailed why Discord refused what was decided
 * @param liftFailed why Discord refused to end it
 * @param ledTo number of the timeout that came with the warning
 */
public record CaseView(
        int number,
        String kind,
        String userId,
        @Nullable String moderatorId,
        @Nullable String rule,
        @Nullable String reason,
        String status,
        Instant createdAt,
        @Nullable Instant until,
        @Nullable String logChannelId,
        @Nullable String revokedBy,
        @Nullable String revokeReason,
        @Nullable String revokedLogChannelId,
        @Nullable Instant liftUntil,
        @Nullable String actionFailed,
        @Nullable String liftFailed,
        @Nullable Integer ledTo) {
    public static final String STANDING = "STANDING";
    public static final String REVOKED = "REVOKED";

    public boolean stands() {
        return status.equals(STANDING);
    }
}
