package dev.guildhall.command.effect;

/**
 * See {@link dev.guildhall.events.effect.EffectDiscardRequested}.
 *
 * @param standing as the query side had it a moment ago
 */
record DiscardEffect(EffectStanding standing) implements EffectCommand {
    @Override
    public String effectId() {
        return standing.effectId();
    }
}
