package dev.guildhall.events.effect;

import dev.guildhall.events.OfInstallation;

/** What was decided about one effect. Whether it was still to be had is known to the query side, which follows. */
public sealed interface EffectEvent extends OfInstallation permits EffectRetryRequested, EffectDiscardRequested {
    String effectId();

    /** The guild in which it is to be seen; it is told nothing of this. */
    String inGuildId();

    /** What was to be done, such as {@code giveaway.card}. */
    String kind();
}
