package dev.guildhall.query.effect;

import dev.guildhall.door.BackOff;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One effect and what can become of it. Immutable and without a clock: every {@code now} is the data base's. It is
 * level-triggered: however often it was asked for meanwhile, it is carried out with what is wanted last.
 *
 * @param wanted position of the last event that asked for it
 * @param urgent position of the last event that asked for it at once
 * @param done up to which position Discord shows it; 0 when it was never carried out
 * @param attempts that Discord may have seen, since it was last carried out or an operator had it retried
 * @param firstAttemptAt since when Discord may show it although nobody knows
 * @param notBefore when it may next be given out
 * @param claim the last one, in force while the state is {@link EffectState#CLAIMED}
 * @param cause why the last attempt failed, a stable word
 */
public record Effect(
        EffectName name,
        long wanted,
        long urgent,
        long done,
        EffectState state,
        int attempts,
        @Nullable Instant firstAttemptAt,
        @Nullable Instant doneAt,
        Instant notBefore,
        @Nullable EffectClaim claim,
        @Nullable String cause) {
    /**
     * How long whoever has it may be silent before the next is asked to; they renew their claim while they are at it. A
     * bot that is killed may be given some more for as long as its last question waits, two seconds, and the next goes on
     * within fifteen.
     */
    public static final Duration CLAIM = Duration.ofSeconds(12);

    /** What is asked for without haste is carried out at most this often. */
    public static final Duration DEBOUNCE = Duration.ofSeconds(5);

    /** How long it rests after it failed, unless the bot says so. */
    static final BackOff PAUSES = new BackOff(Duration.ofSeconds(2), Duration.ofMinutes(10));

    /** What waits for another side rests at least half of that. */
    static final Duration FIRST_REST = Duration.ofSeconds(1);

    static final Duration LAST_REST = Duration.ofSeconds(15);

    private static final int REST_SHARE = 8;

    /** With these pauses that is about three hours. */
    public static final int MAX_ATTEMPTS = 25;

    /** Given up because it was tried {@link #MAX_ATTEMPTS} times. */
    public static final String EXHAUSTED = "attempts-exhausted";

    static Effect decided(EffectName name, long position, Instant now) {
        return new Effect(name, position, position, 0, EffectState.PENDING, 0, null, null, now, null, null);
    }

    /** Asked for once more. One that was given up stays so, and would be carried out with the newest if it were retried. */
    Effect wanted(long position, boolean atOnce, Instant now) {
        if (position <= wanted) {
            return this;
        }
        long haste = atOnce ? position : urgent;
        Draft draft = new Draft(this);
        draft.wanted = position;
        draft.urgent = haste;
        if (state == EffectState.DONE) {
            draft.state = EffectState.PENDING;
            draft.notBefore = atOnce ? now : debounced(now);
        } else if (state == EffectState.PENDING && atOnce && attempts == 0 && now.isBefore(notBefore)) {
            draft.notBefore = now;
        }
        return draft.effect();
    }

    private Instant debounced(Instant now) {
        Instant earliest = doneAt == null ? now : doneAt.plus(DEBOUNCE);
        return earliest.isAfter(now) ? earliest : now;
    }

    /** Given out, or parked when it was tried too often already. */
    Effect claimed(String claimant, Instant now) {
        if (attempts >= MAX_ATTEMPTS) {
            return parked(cause == null ? EXHAUSTED : cause);
        }
        Draft draft = new Draft(this);
        draft.state = EffectState.CLAIMED;
        draft.attempts = attempts + 1;
        draft.firstAttemptAt = firstAttemptAt == null ? now : firstAttemptAt;
        draft.claim = new EffectClaim(claimant, now.plus(CLAIM), wanted);
        draft.notBefore = now.plus(CLAIM);
        return draft.effect();
    }

    /** Whether this is the one to whom it was last given out, and nothing is known of its outcome. */
    boolean isHeldBy(String claimant) {
        return state == EffectState.CLAIMED && claim != null && claim.claimant().equals(claimant);
    }

    /** Discord shows it as of that version. */
    Effect carriedOut(long version, Instant now) {
        Draft draft = new Draft(this);
        draft.done = Math.max(done, version);
        if (state == EffectState.DISCARDED) {
            return draft.effect();
        }
        boolean enough = draft.done >= wanted;
        draft.state = enough ? EffectState.DONE : EffectState.PENDING;
        draft.notBefore = enough || urgent > draft.done ? now : now.plus(DEBOUNCE);
        draft.doneAt = now;
        draft.attempts = 0;
        draft.firstAttemptAt = null;
        draft.cause = null;
        return draft.effect();
    }

    /** Discord is known to show it, as of whatever was last given out; nothing is known when nothing ever was. */
    Effect seen(Instant now) {
        return claim == null || claim.version() <= done ? this : carriedOut(claim.version(), now);
    }

    /** To be tried again after a while; parked when it was tried too often. */
    Effect retried(Duration after, @Nullable String why, Instant now) {
        if (attempts >= MAX_ATTEMPTS) {
            return parked(why == null ? EXHAUSTED : why);
        }
        Draft draft = new Draft(this);
        draft.state = EffectState.PENDING;
        draft.notBefore = now.plus(after);
        draft.cause = why;
        return draft.effect();
    }

    /**
     * Another of our sides is away, which is no attempt: however long that lasts, it is not given up for it. It rests an eighth
     * of the time that has passed already, so that a short absence is soon over and a long one is not asked about all the time.
     */
    Effect waited(@Nullable String why, Instant now) {
        Duration passed = firstAttemptAt == null ? Duration.ZERO : Duration.between(firstAttemptAt, now);
        long rest = Math.clamp(passed.toMillis() / REST_SHARE, FIRST_REST.toMillis(), LAST_REST.toMillis());
        Draft draft = new Draft(this);
        draft.state = EffectState.PENDING;
        draft.attempts = Math.max(0, attempts - 1);
        draft.notBefore = now.plus(BackOff.jittered(Duration.ofMillis(rest)));
        draft.cause = why;
        return draft.effect();
    }

    /** Given up until an operator has it retried; one that is done or discarded stays so. */
    Effect parked(String why) {
        if (state == EffectState.DONE || state == EffectState.DISCARDED) {
            return this;
        }
        Draft draft = new Draft(this);
        draft.state = EffectState.PARKED;
        draft.cause = why;
        return draft.effect();
    }

    /** What it is about cannot be told at the moment: nobody's fault, and no attempt. */
    Effect postponed(Instant now) {
        Draft draft = new Draft(this);
        draft.notBefore = now.plus(DEBOUNCE);
        return draft.effect();
    }

    /** Whether it waits, so that operators may still say what is to become of it. */
    private boolean isWaiting() {
        return state == EffectState.PENDING || state == EffectState.PARKED;
    }

    /**
     * By an operator: at once, with all its attempts. What may be in Discord already is still looked for. One that does not
     * wait any more stays as it is.
     */
    Effect released(Instant now) {
        if (!isWaiting()) {
            return this;
        }
        Draft draft = new Draft(this);
        draft.state = EffectState.PENDING;
        draft.attempts = 0;
        draft.notBefore = now;
        return draft.effect();
    }

    /** By an operator. One that was given out or is done stays as it is. */
    Effect discarded() {
        if (!isWaiting()) {
            return this;
        }
        Draft draft = new Draft(this);
        draft.state = EffectState.DISCARDED;
        return draft.effect();
    }
}
