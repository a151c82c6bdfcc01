package dev.guildhall.command.effect;

import dev.guildhall.command.dispatch.RepeatableCommand;
import dev.guildhall.events.AggregateIds;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What an operator has done about one effect. */
sealed interface EffectCommand extends RepeatableCommand permits AskEffect, RetryEffect, DiscardEffect {
    String effectId();

    @Override
    @TargetAggregateIdentifier
    default String aggregateId() {
        return AggregateIds.effect(effectId());
    }

    /** The guild that it is to be seen in has no part in this. */
    @Override
    default @Nullable String guildId() {
        return null;
    }

    @Override
    default EffectCommand changingNothing() {
        return new AskEffect(effectId());
    }
}
