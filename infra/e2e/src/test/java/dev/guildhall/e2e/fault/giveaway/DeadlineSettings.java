package dev.guildhall.e2e.fault.giveaway;

import dev.guildhall.e2e.fault.Run;
import java.time.Duration;

/**
 * How many deadlines, and what happens while they come.
 *
 * @param restarts of command sides; every fifth time both are gone at once
 * @param gap between two restarts, on average, from the readiness of the last
 */
record DeadlineSettings(long seed, int deadlines, int restarts, Duration gap) {
    private static final String PREFIX = "guildhall.fault.";

    /** By hand: {@code guildhall.fault.deadlines}, {@code .restarts}, {@code .gap-millis} and the seed. */
    static DeadlineSettings extended() {
        return new DeadlineSettings(
                Run.seed(),
                Integer.getInteger(PREFIX + "deadlines", 10_000),
                Integer.getInteger(PREFIX + "restarts", 20),
                Duration.ofMillis(Integer.getInteger(PREFIX + "gap-millis", 2_000)));
    }
}
