package dev.guildhall.query.giveaway;

import java.time.Instant;

/** Somebody who takes part, as told. */
record GiveawayEntry(String userId, int tickets, Instant enteredAt) {}
