package dev.guildhall.events.moderation;

import dev.guildhall.events.OfGuild;

/** Of one case of a guild. None of them changes the guild's configuration, or its version. */
public sealed interface ModerationEvent extends OfGuild
        permits CaseOpened, CaseRevoked, ModerationCarriedOut, ModerationDeliveryFailed {
    /** Of the case: 1, 2, 3 … in the guild, without a gap. */
    int number();
}
