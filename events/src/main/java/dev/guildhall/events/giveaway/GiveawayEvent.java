package dev.guildhall.events.giveaway;

import dev.guildhall.events.OfGuild;

/** None of them changes the guild's configuration, or its version. */
public sealed interface GiveawayEvent extends OfGuild
        permits GiveawayCreated,
                GiveawayStarted,
                GiveawayMessagePosted,
                GiveawayEntered,
                GiveawayEntryWithdrawn,
                GiveawayEnded,
                GiveawayCancelled,
                GiveawayRerolled,
                GiveawayAnnounced,
                GiveawayDeliveryFailed {
    /** A ULID: 26 characters, in the order of time. */
    String giveawayId();
}
