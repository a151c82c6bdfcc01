package dev.guildhall.query.effect;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a bot says became of an effect.
 *
 * @param version that it was given
 * @param cause a stable word; {@code null} when it was carried out
 * @param retryAfter as Discord asked for; {@code null} when it is for us to say
 */
record EffectOutcome(
        String effectId,
        String claimant,
        long version,
        Kind kind,
        @Nullable String cause,
        @Nullable Duration retryAfter) {
    /** Given up by the bot without saying why. */
    static final String REFUSED = "refused";

    enum Kind {
        DONE,
        RETRY,
        /** Not tried to its end, since one of our own sides is away. */
        WAITING,
        PARKED
    }

    /** The log may have told it first, or the bot says it again. */
    boolean isKnownTo(Effect effect) {
        return switch (kind) {
            case DONE -> effect.done() >= version;
            case PARKED ->
                effect.state() == EffectState.PARKED
                        && effect.claim() != null
                        && effect.claim().claimant().equals(claimant);
            case RETRY, WAITING -> false;
        };
    }

    Effect of(Effect effect, Instant now) {
        return switch (kind) {
            case DONE -> effect.carriedOut(Math.min(version, effect.wanted()), now);
            case RETRY ->
                effect.retried(
                        retryAfter == null ? Effect.PAUSES.after(effect.attempts() - 1) : retryAfter, cause, now);
            case WAITING -> effect.waited(cause, now);
            case PARKED -> effect.parked(cause == null ? REFUSED : cause);
        };
    }
}
