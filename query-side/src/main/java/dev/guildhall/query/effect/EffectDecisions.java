package dev.guildhall.query.effect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What events, in their order, make of effects. Collected first, then applied to the stored ones. For one thread. */
public final class EffectDecisions {
    @FunctionalInterface
    private interface Step {
        @Nullable Effect after(@Nullable Effect effect, Instant now);
    }

    private record Decision(String effectId, Step step) {}

    private final List<Decision> decisions = new ArrayList<>();

    /** Asked for at once; there is one from now on, if there was none. */
    public void decide(EffectName name, long position) {
        add(
                name.effectId(),
                (effect, now) ->
                        effect == null ? Effect.decided(name, position, now) : effect.wanted(position, true, now));
    }

    /** Asked for once more, if it was ever decided. */
    public void want(String effectId, long position, boolean atOnce) {
        add(effectId, (effect, now) -> effect == null ? null : effect.wanted(position, atOnce, now));
    }

    /** The log says that Discord shows it, as of whatever was last given out. */
    public void seen(String effectId) {
        add(effectId, (effect, now) -> effect == null ? null : effect.seen(now));
    }

    /** The log says that Discord shows what is wanted. */
    public void carriedOut(String effectId) {
        add(effectId, (effect, now) -> effect == null ? null : effect.carriedOut(effect.wanted(), now));
    }

    /** The log says that Discord has refused it for good. */
    public void failed(String effectId, String cause) {
        add(effectId, (effect, now) -> effect == null ? null : effect.parked(cause));
    }

    /** An operator has it tried again. */
    void retry(String effectId) {
        add(effectId, (effect, now) -> effect == null ? null : effect.released(now));
    }

    /** An operator has given it up. */
    void discard(String effectId) {
        add(effectId, (effect, now) -> effect == null ? null : effect.discarded());
    }

    private void add(String effectId, Step step) {
        decisions.add(new Decision(effectId, step));
    }

    boolean isEmpty() {
        return decisions.isEmpty();
    }

    Set<String> effectIds() {
        Set<String> ids = new LinkedHashSet<>();
        decisions.forEach(decision -> ids.add(decision.effectId()));
        return ids;
    }

    /** Those that are other than before. */
    List<Effect> applied(Map<String, Effect> before, Instant now) {
        Map<String, Effect> after = new HashMap<>(before);
        for (Decision decision : decisions) {
            Effect next = decision.step().after(after.get(decision.effectId()), now);
            if (next != null) {
                after.put(decision.effectId(), next);
            }
        }
        return after.values().stream()
                .filter(effect -> !effect.equals(before.get(effect.name().effectId())))
                .toList();
    }
}
