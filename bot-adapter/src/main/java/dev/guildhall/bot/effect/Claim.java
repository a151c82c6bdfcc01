package dev.guildhall.bot.effect;

import dev.guildhall.bot.sides.ClaimedEffect;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.requests.RestAction;

/**
 * An effect in the hands of this process, with the session to carry it out by. Nothing is sent to Discord so late that it
 * could arrive after somebody else was given the effect.
 */
public final class Claim {
    /** The longest that one call of Discord, with its rate limits, may take. */
    static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);

    /** So much of the claim is left for telling what became of it. */
    static final Duration MARGIN = Duration.ofSeconds(10);

    private final ClaimedEffect effect;
    private final JDA session;
    private final Clock clock;
    private final Instant until;

    Claim(ClaimedEffect effect, JDA session, Clock clock) {
        this(effect, session, clock, effect.claimedUntil());
    }

    private Claim(ClaimedEffect effect, JDA session, Clock clock, Instant until) {
        this.effect = effect;
        this.session = session;
        this.clock = clock;
        this.until = until;
    }

    /** Time to take back what was done too late; for nothing else. */
    public Claim extended() {
        return new Claim(
                effect, session, clock, clock.instant().plus(CALL_TIMEOUT).plus(MARGIN));
    }

    public ClaimedEffect effect() {
        return effect;
    }

    JDA session() {
        return session;
    }

    public boolean over() {
        return !clock.instant().isBefore(until);
    }

    /**
     * Calls Discord and waits.
     *
     * @throws IllegalStateException if there is no time left for it
     */
    public <T> T call(RestAction<T> action) {
        Duration left = Duration.between(clock.instant(), until.minus(MARGIN));
        if (!left.isPositive()) {
            throw new IllegalStateException("the claim is nearly over");
        }
        Duration patience = left.compareTo(CALL_TIMEOUT) < 0 ? left : CALL_TIMEOUT;
        return action.deadline(System.currentTimeMillis() + patience.toMillis()).complete();
    }
}
