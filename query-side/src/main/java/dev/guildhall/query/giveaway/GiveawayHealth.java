package dev.guildhall.query.giveaway;

import dev.guildhall.eventlog.EventTail;
import dev.guildhall.query.configuration.ViewHealth;

/** Of the view of giveaways. */
final class GiveawayHealth extends ViewHealth {
    GiveawayHealth(GiveawayProcessor processor, EventTail tail) {
        super(processor, tail);
    }
}
