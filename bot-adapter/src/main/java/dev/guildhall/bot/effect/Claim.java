package dev.guildhall.bot.effect;

import dev.guildhall.bot.sides.ClaimedEffect;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.requests.RestAction;

/**
 * An effect in the hands of this process, with the session to carry it out by. Nothing is sent to Discord so late that it
 * could arrive after somebody else was given the effect.
 */
public final class Claim {
    /** The longest that one call of Discord, with its rate limits, may take. */
    static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);

    /** So much of the claim is left for what was sent last to arrive. */
    static final Duration MARGIN = Duration.ofSeconds(4);

    private final ClaimedEffect effect;
    private final JDA session;
    private final Clock clock;
    private final Supplier<Instant> until;

    Claim(ClaimedEffect effect, JDA session, Clock clock, Supplier<Instant> until) {
        this.effect = effect;
        this.session = session;
        this.clock = clock;
        this.until = until;
    }

    /** Time to take back what was done too late; for nothing else. */
    public Claim extended() {
        Instant end = clock.instant().plus(CALL_TIMEOUT).plus(MARGIN);
        return new Claim(effect, session, clock, () -> end);
    }

    public ClaimedEffect effect() {
        return effect;
    }

    JDA session() {
        return session;
    }

    public boolean over() {
        return !clock.instant().isBefore(until.get());
    }

    private boolean mayStillSend() {
        return clock.instant().isBefore(until.get().minus(MARGIN));
    }

    /**
     * Calls Discord and waits. Whether there is time left is asked once more when the call's turn has come: it may have
     * stood in a queue, or this process still.
     *
     * @throws IllegalStateException if there is no time left for it
     */
    public <T> T call(RestAction<T> action) {
        if (!mayStillSend()) {
            throw tooLate();
        }
        try {
            return action.addCheck(this::mayStillSend)
                    .deadline(System.currentTimeMillis() + CALL_TIMEOUT.toMillis())
                    .complete();
        } catch (CancellationException e) {
            throw tooLate();
        }
    }

    private static IllegalStateException tooLate() {
        return new IllegalStateException("the claim is nearly over");
    }
}
