package dev.guildhall.command.effect;

/** Changes nothing. */
record AskEffect(String effectId) implements EffectCommand {}
