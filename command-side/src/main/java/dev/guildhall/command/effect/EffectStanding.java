package dev.guildhall.command.effect;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An effect as the query side has it.
 *
 * @param state {@code pending}, {@code claimed}, {@code done}, {@code parked} or {@code discarded}
 * @param wanted position of the last event that asked for it
 * @param done up to which position Discord shows it; 0 when it was never carried out
 * @param notBefore when it may next be given out
 * @param claimedBy who last had it
 * @param cause why the last attempt failed
 */
record EffectStanding(
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
    private static final String PENDING = "pending";
    private static final String PARKED = "parked";
    private static final String DISCARDED = "discarded";

    /** Whether it is still to be had: nobody has it, and nothing has come of it for good. */
    boolean isWaiting() {
        return state.equals(PENDING) || state.equals(PARKED);
    }

    boolean isDiscarded() {
        return state.equals(DISCARDED);
    }
}
