package dev.guildhall.query.effect;

import java.time.Duration;

/** How long an effect rests after it failed, unless Discord said so. */
final class BackOff {
    static final Duration FIRST = Duration.ofSeconds(2);
    static final Duration MAX = Duration.ofMinutes(10);
    /** What a bot may ask for, as Discord may tell it. */
    static final Duration MAX_ASKED_FOR = Duration.ofHours(1);

    private static final int MAX_DOUBLINGS = 20;

    private BackOff() {}

    /** @param attempts that have failed so far, 1 or more */
    static Duration after(int attempts) {
        long factor = 1L << Math.clamp(attempts - 1L, 0, MAX_DOUBLINGS);
        Duration rest = FIRST.multipliedBy(factor);
        return rest.compareTo(MAX) > 0 ? MAX : rest;
    }
}
