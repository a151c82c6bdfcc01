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

    private static final int WHOLE = 10_000;
    private static final int WHOLE_RESTARTS = 20;

    /** By hand: {@code guildhall.fault.deadlines}, {@code .restarts}, {@code .gap-millis} and the seed. */
    static DeadlineSettings extended() {
        return new DeadlineSettings(
                Run.seed(),
                Integer.getInteger(PREFIX + "deadlines", WHOLE),
                Integer.getInteger(PREFIX + "restarts", WHOLE_RESTARTS),
                Duration.ofMillis(Integer.getInteger(PREFIX + "gap-millis", 2_000)));
    }

    /** Whether it is as long as its report in the results has to be. */
    boolean isWhole() {
        return deadlines >= WHOLE && restarts >= WHOLE_RESTARTS;
    }
}
