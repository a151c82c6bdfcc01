package dev.guildhall.door;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Pauses before something that failed is tried again, each twice as long as the one before.
 *
 * @param first after the first failure; positive
 * @param longest no pause is longer
 */
public record BackOff(Duration first, Duration longest) {
    private static final int MAX_DOUBLINGS = 20;

    /** @param failures before the last one; less than 0 counts as none */
    public Duration after(int failures) {
        Duration pause = first.multipliedBy(1L << Math.clamp(failures, 0, MAX_DOUBLINGS));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }

    /** From half of it to the whole, so that what failed together is not tried together. */
    public static Duration jittered(Duration pause) {
        long most = pause.toMillis();
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    }
}
