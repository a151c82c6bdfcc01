package dev.guildhall.query.effect;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An effect as operators see it.
 *
 * @param state {@code pending}, {@code claimed}, {@code done}, {@code parked} or {@code discarded}
 * @param wanted position of the last event that asked for it
 * @param done up to which position Discord shows it; 0 when it was never carried out
 * @param notBefore when it may next be given out
 * @param claimedBy who last had it
 * @param cause why the last attempt failed
 */
record EffectDetails(
        String effectId,
        String guildId,
        String kind,
        String subjectId,
        int round,
        String state,
        long wanted,
        long done,
        int attempts,
        @Nullable Instant firstAttemptAt,
        Instant notBefore,
        @Nullable String claimedBy,
        @Nullable Instant claimedUntil,
        @Nullable String cause) {
    static EffectDetails of(Effect effect) {
        EffectName name = effect.name();
        EffectClaim claim = effect.claim();
        return new EffectDetails(
                name.effectId(),
                name.guildId(),
                name.kind(),
                name.subjectId(),
                name.round(),
                effect.state().word(),
                effect.wanted(),
                effect.done(),
                effect.attempts(),
                effect.firstAttemptAt(),
                effect.notBefore(),
                claim == null ? null : claim.claimant(),
                claim == null ? null : claim.until(),
                effect.cause());
    }
}
