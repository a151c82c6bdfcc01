package dev.guildhall.command.dispatch;

import dev.guildhall.door.request.Correlation;
import dev.guildhall.door.token.Asker;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What every HTTP write says besides its body.
 *
 * @param reason free text for the audit trail
 * @param seenVersion from {@code If-Match}; empty when the writer does not care
 * @param idempotencyKey {@code null} when the request may not be repeated safely
 * @param target method and path, so that one key cannot stand for two requests
 */
public record Write(
        Asker asker,
        Correlation correlation,
        @Nullable String reason,
        OptionalLong seenVersion,
        @Nullable String idempotencyKey,
        String target) {
    /** Longest {@code X-Reason}, in characters. */
    public static final int MAX_REASON_LENGTH = 512;

    /** Longest {@code Idempotency-Key}, in characters. */
    public static final int MAX_KEY_LENGTH = 200;

    /** The same write of somebody who does not care what happened meanwhile, and does not repeat it. */
    public Write regardless() {
        return new Write(asker, correlation, reason, OptionalLong.empty(), null, target);
    }

    /** The same write for a reason that its body gives, at most {@link #MAX_REASON_LENGTH} characters. */
    public Write because(String given) {
        String plain = given.replaceAll("\\p{Cntrl}", " ").strip();
        return new Write(asker, correlation, plain.isEmpty() ? reason : plain, seenVersion, idempotencyKey, target);
    }

    /** The same write for a reason that stands elsewhere, since it says something about somebody else than its giver. */
    public Write withoutReason() {
        return new Write(asker, correlation, null, seenVersion, idempotencyKey, target);
    }

    /** The same write in another role of its giver. */
    public Write as(Asker role) {
        return new Write(role, correlation, reason, seenVersion, idempotencyKey, target);
    }
}
