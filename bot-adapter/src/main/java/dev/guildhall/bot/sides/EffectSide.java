package dev.guildhall.bot.sides;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the bot is told what to do in Discord, which is the query side. Calls throw {@link SideAway} when it cannot answer,
 * {@link SideRefused} when it will not. Thread-safe.
 */
public final class EffectSide {
    /** The most that the query side gives at once. */
    public static final int MAX_CLAIMED = 32;

    /**
     * How long the query side may wait for something to do. It does not notice when the one who asked is killed, and what it
     * then gives to nobody rests until the claim is over.
     */
    public static final Duration MAX_WAIT = Duration.ofSeconds(2);

    private static final String DONE = "done";
    private static final String RETRY = "retry";
    private static final String WAITING = "waiting";
    private static final String PARKED = "parked";

    private final EffectRoutes waiting;
    private final EffectRoutes routes;

    EffectSide(EffectRoutes waiting, EffectRoutes routes) {
        this.waiting = waiting;
        this.routes = routes;
    }

    /**
     * Guilds of some shards.
     *
     * @param total into how many shards the guilds are divided
     */
    public record OfShards(int total, List<Integer> shards) {}

    /**
     * Blocks until there is something to do, for at most {@link #MAX_WAIT}; empty if there is nothing.
     *
     * @param shards whose guilds' effects can be carried out; {@code null}: all
     */
    public List<ClaimedEffect> claim(String claimant, int limit, @Nullable OfShards shards) {
        EffectRoutes.Claiming claiming =
                new EffectRoutes.Claiming(claimant, Math.min(limit, MAX_CLAIMED), MAX_WAIT.toMillis(), shards);
        return Call.of(() -> waiting.claim(claiming)).data();
    }

    /** Until when this process has those of them that are still its own, by id. */
    public Map<String, Instant> renew(String claimant, Collection<String> effectIds) {
        return Call.of(() -> routes.renew(new EffectRoutes.Renewing(claimant, effectIds)))
                .data();
    }

    public void done(ClaimedEffect effect, String claimant) {
        tell(effect, claimant, DONE, null, null);
    }

    /** To be claimed again after that while, by whomever. */
    public void retry(ClaimedEffect effect, String claimant, String cause, Duration after) {
        tell(effect, claimant, RETRY, cause, after.toMillis());
    }

    /** For something of our own, such as another side that is away: to be claimed again soon, and not given up however often that is told. */
    public void waiting(ClaimedEffect effect, String claimant, String cause) {
        tell(effect, claimant, WAITING, cause, null);
    }

    /** Not to be tried again unless somebody says so. */
    public void parked(ClaimedEffect effect, String claimant, String cause) {
        tell(effect, claimant, PARKED, cause, null);
    }

    private void tell(
            ClaimedEffect effect,
            String claimant,
            String outcome,
            @Nullable String cause,
            @Nullable Long retryAfterMillis) {
        EffectRoutes.Outcome told = new EffectRoutes.Outcome(
                effect.effectId(), claimant, effect.version(), outcome, cause, retryAfterMillis);
        Call.run(() -> routes.tell(told));
    }
}
