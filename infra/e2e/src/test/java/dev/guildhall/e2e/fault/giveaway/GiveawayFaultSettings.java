package dev.guildhall.e2e.fault.giveaway;

import dev.guildhall.e2e.Program;
import dev.guildhall.e2e.fault.Run;
import dev.guildhall.e2e.fault.sides.Blow;
import java.time.Duration;
import java.util.List;

/**
 * How an execution is to be.
 *
 * @param runs each of which strikes one process once
 * @param giveaways of each run
 * @param spread over which the runs begin; one that finds its process struck by another waits for it
 * @param maxPause the longest that a process is stopped; happens once to each process
 * @param targets the processes that are struck
 * @param blows in how many ways
 * @param replays of the view afterwards, the last of them from nothing
 */
record GiveawayFaultSettings(
        long seed,
        int runs,
        int giveaways,
        Duration spread,
        Duration maxPause,
        List<Program> targets,
        List<Blow> blows,
        int replays) {
    private static final String PREFIX = "guildhall.fault.";
    private static final int WHOLE = 200;
    private static final List<Program> SIDES =
            List.of(Program.COMMAND_SIDE, Program.QUERY_SIDE, Program.BOT_ADAPTER, Program.PANEL_PUSH);

    /** By hand: {@code guildhall.fault.runs}, {@code .giveaways}, {@code .minutes}, {@code .max-pause-seconds}, {@code .replays}, the seed. */
    static GiveawayFaultSettings extended() {
        return new GiveawayFaultSettings(
                Run.seed(),
                Integer.getInteger(PREFIX + "runs", WHOLE),
                Integer.getInteger(PREFIX + "giveaways", 3),
                Duration.ofMinutes(Integer.getInteger(PREFIX + "minutes", 15)),
                Duration.ofSeconds(Integer.getInteger(PREFIX + "max-pause-seconds", 65)),
                SIDES,
                List.of(Blow.values()),
                Integer.getInteger(PREFIX + "replays", 10));
    }

    /** Whether it is as long as its report in the results has to be. */
    boolean isWhole() {
        return runs >= WHOLE;
    }

    /** As part of the build: one process stands still for a moment. */
    static GiveawayFaultSettings brief() {
        return new GiveawayFaultSettings(
                Run.seed(), 1, 2, Duration.ZERO, Duration.ofSeconds(2), SIDES, List.of(Blow.PAUSE), 1);
    }
}
