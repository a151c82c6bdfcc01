package dev.guildhall.query.effect;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An effect while some of it is changed. Confined to one method. */
final class Draft {
    private final Effect before;
    long wanted;
    long urgent;
    long done;
    EffectState state;
    int attempts;

    @Nullable Instant firstAttemptAt;

    @Nullable Instant doneAt;

    Instant notBefore;

    @Nullable EffectClaim claim;

    @Nullable String cause;

    Draft(Effect before) {
        this.before = before;
        wanted = before.wanted();
        urgent = before.urgent();
        done = before.done();
        state = before.state();
        attempts = before.attempts();
        firstAttemptAt = before.firstAttemptAt();
        doneAt = before.doneAt();
        notBefore = before.notBefore();
        claim = before.claim();
        cause = before.cause();
    }

    Effect effect() {
        return new Effect(
                before.name(), wanted, urgent, done, state, attempts, firstAttemptAt, doneAt, notBefore, claim, cause);
    }
}
