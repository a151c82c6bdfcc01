package dev.guildhall.events.effect;

import dev.guildhall.events.EventType;

/** The effect is tried again at once, with all its attempts; one that is under way, done or discarded stays as it is. */
@EventType("effect.RetryRequested")
public record EffectRetryRequested(String effectId, String inGuildId, String kind) implements EffectEvent {}
