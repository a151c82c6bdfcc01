package dev.guildhall.e2e.fault;

import java.time.Duration;

/**
 * How a run is to be.
 *
 * @param callers of both processes together
 * @param faults for how long faults go on; getting ready before and the audit after come on top
 * @param maxPause of a process
 * @param maxOutage of PostgreSQL
 * @param gap between two faults, on average
 * @param thought of a caller between two commands, on average
 */
record RunSettings(
        long seed,
        int callers,
        Duration faults,
        Duration maxPause,
        Duration maxOutage,
        Duration gap,
        Duration thought) {
    static final int MIN_CALLERS = 8;
    static final int MAX_CALLERS = 64;

    private static final String PREFIX = "guildhall.fault.";

    RunSettings {
        if (callers < MIN_CALLERS || callers > MAX_CALLERS) {
            throw new IllegalArgumentException("8 to 64 callers, not " + callers);
        }
    }

    /** As part of the build: every kind of fault, each as short as makes sense. */
    static RunSettings brief() {
        return new RunSettings(
                Run.seed(),
                16,
                Duration.ofSeconds(18),
                Duration.ofSeconds(6),
                Duration.ofSeconds(1),
                Duration.ofMillis(1_200),
                Duration.ofMillis(20));
    }

    /** By hand: {@code guildhall.fault.minutes}, {@code .callers}, {@code .max-pause-seconds} and the seed. */
    static RunSettings extended() {
        return new RunSettings(
                Run.seed(),
                Integer.getInteger(PREFIX + "callers", MAX_CALLERS),
                Duration.ofMinutes(Integer.getInteger(PREFIX + "minutes", 15)),
                Duration.ofSeconds(Integer.getInteger(PREFIX + "max-pause-seconds", 180)),
                Duration.ofSeconds(40),
                Duration.ofSeconds(5),
                Duration.ofMillis(100));
    }

    int callersOfEach() {
        return callers / 2;
    }
}
