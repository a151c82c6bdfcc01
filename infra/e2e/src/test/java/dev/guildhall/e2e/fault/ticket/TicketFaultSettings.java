package dev.guildhall.e2e.fault.ticket;

import dev.guildhall.e2e.Program;
import dev.guildhall.e2e.fault.Run;
import dev.guildhall.e2e.fault.sides.Blow;
import java.time.Duration;
import java.util.List;

/**
 * How an execution is to be.
 *
 * @param runs each of which strikes one process once, in a guild of its own
 * @param tickets of each run
 * @param spread over which the runs begin; one that finds its process struck by another waits for it
 * @param maxPause the longest that a process is stopped; happens once to each process
 * @param steps at which they are struck
 * @param replays of all views afterwards, the last of them from nothing
 */
record TicketFaultSettings(
        long seed,
        int runs,
        int tickets,
        Duration spread,
        Duration maxPause,
        List<TicketStep> steps,
        List<Program> targets,
        List<Blow> blows,
        int replays) {
    private static final String PREFIX = "guildhall.fault.";
    private static final List<Program> SIDES = List.of(Program.COMMAND_SIDE, Program.QUERY_SIDE, Program.BOT_ADAPTER);

    /** Each step with each process and each blow. */
    private static final int WHOLE = TicketStep.values().length * SIDES.size() * Blow.values().length;

    /** By hand: {@code guildhall.fault.runs}, {@code .tickets}, {@code .minutes}, {@code .max-pause-seconds}, {@code .replays}, the seed. */
    static TicketFaultSettings extended() {
        return new TicketFaultSettings(
                Run.seed(),
                Integer.getInteger(PREFIX + "runs", WHOLE),
                Integer.getInteger(PREFIX + "tickets", 3),
                Duration.ofMinutes(Integer.getInteger(PREFIX + "minutes", 10)),
                Duration.ofSeconds(Integer.getInteger(PREFIX + "max-pause-seconds", 30)),
                List.of(TicketStep.values()),
                SIDES,
                List.of(Blow.values()),
                Integer.getInteger(PREFIX + "replays", 10));
    }

    boolean isWhole() {
        return runs >= WHOLE;
    }

    /** As part of the build: one process stands still for a moment. */
    static TicketFaultSettings brief() {
        return new TicketFaultSettings(
                Run.seed(),
                1,
                2,
                Duration.ZERO,
                Duration.ofSeconds(1),
                List.of(TicketStep.values()),
                SIDES,
                List.of(Blow.PAUSE),
                0);
    }
}
