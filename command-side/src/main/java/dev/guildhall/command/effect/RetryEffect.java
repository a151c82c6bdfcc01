package dev.guildhall.command.effect;

/**
 * See {@link dev.guildhall.events.effect.EffectRetryRequested}.
 *
 * @param standing as the query side had it a moment ago
 */
record RetryEffect(EffectStanding standing) implements EffectCommand {
    @Override
    public String effectId() {
        return standing.effectId();
    }
}
