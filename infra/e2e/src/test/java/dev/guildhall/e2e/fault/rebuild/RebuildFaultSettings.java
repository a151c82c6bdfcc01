package dev.guildhall.e2e.fault.rebuild;

import dev.guildhall.e2e.fault.Run;
import java.time.Duration;

/**
 * How an execution is to be.
 *
 * @param kills of query processes
 * @param busy guilds in which something is saved all the time
 * @param quiet guilds in which nothing is
 * @param gap between the readiness of one that was killed and the next kill, at most
 */
record RebuildFaultSettings(long seed, int kills, int busy, int quiet, Duration gap) {
    private static final String PREFIX = "guildhall.fault.";
    private static final int WHOLE = 50;

    /** By hand: {@code guildhall.fault.kills}, {@code .guilds}, {@code .gap-millis} and the seed. */
    static RebuildFaultSettings extended() {
        return new RebuildFaultSettings(
                Run.seed(),
                Integer.getInteger(PREFIX + "kills", WHOLE),
                Integer.getInteger(PREFIX + "guilds", 8),
                4,
                Duration.ofMillis(Integer.getInteger(PREFIX + "gap-millis", 4_000)));
    }

    /** Whether it is as long as its report in the results has to be. */
    boolean isWhole() {
        return kills >= WHOLE;
    }
}
