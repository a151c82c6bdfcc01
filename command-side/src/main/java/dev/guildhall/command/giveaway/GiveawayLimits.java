package dev.guildhall.command.giveaway;

import java.time.Duration;

/** Every bound of a giveaway; what modules bound as well is found in their schema. */
final class GiveawayLimits {
    static final int MAX_WINNERS = 50;
    static final int MAX_PRIZE_LENGTH = 250;
    static final int MAX_DESCRIPTION_LENGTH = 1_000;

    /** From start to end. What a guild has as its usual duration is bounded by the module's schema. */
    static final int MIN_SECONDS = 10;

    /** In one giveaway. */
    static final int MAX_ENTRIES = 250_000;

    /** In one giveaway, of all entries together: each costs a number when it is drawn. */
    static final int MAX_TICKETS = 1_000_000;

    /** Of those that have neither ended nor been cancelled. */
    static final int MAX_OPEN_PER_GUILD = 200;

    static final Duration MAX_AHEAD = Duration.ofDays(90);

    /** Whose clock is behind by no more may say "now" in his own time. */
    static final Duration MAX_BEHIND = Duration.ofMinutes(5);

    static final int MAX_PUBLIC_VALUE_LENGTH = 200;

    private GiveawayLimits() {}
}
