package dev.guildhall.events.effect;

import dev.guildhall.events.EventType;

/** The effect is given up for good; one that was given out or done in the meantime stays as it is. */
@EventType("effect.DiscardRequested")
public record EffectDiscardRequested(String effectId, String inGuildId, String kind) implements EffectEvent {}
