package dev.guildhall.query.giveaway;

import dev.guildhall.events.giveaway.GiveawayEvent;
import dev.guildhall.query.configuration.Cause;

/**
 * One event and what it made of its giveaway's view.
 *
 * @param timestampMillis when the event was recorded, in epoch milliseconds
 */
record GiveawayStep(GiveawayEvent event, GiveawayView after, long position, long timestampMillis, Cause cause) {}
