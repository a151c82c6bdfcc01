package dev.guildhall.events.leveling;

import dev.guildhall.events.OfGuild;

/** Of one member of one guild. None of them changes the guild's configuration, or its version. */
public sealed interface LevelingEvent extends OfGuild
        permits XpEarned, LevelReached, LevelingDelivered, LevelingDeliveryFailed {
    /** The member's. */
    String userId();
}
