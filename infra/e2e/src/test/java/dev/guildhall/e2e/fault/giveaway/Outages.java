package dev.guildhall.e2e.fault.giveaway;

import dev.guildhall.e2e.FourProcesses;
import dev.guildhall.e2e.ProcessBeside;
import dev.guildhall.e2e.Program;
import dev.guildhall.e2e.fault.Pause;
import dev.guildhall.testkit.JvmProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Restarts two command sides, one or the other or both, and remembers when there was none. */
final class Outages {
    private static final int BOTH_EVERY = 5;
    private static final Duration END = Duration.ofSeconds(60);

    private final FourProcesses installation;
    private final ProcessBeside second;
    private final Random random;
    private final List<Outage> outages = new ArrayList<>();
    private int kills;
    private int terminations;

    /** @param until when one of them was ready again, as it says itself */
    record Outage(Instant from, Instant until) {
        /** Whether what was due then, and decided then, had to wait for its end. */
        boolean delayed(Instant due, Instant decided) {
            return due.isBefore(until) && !decided.isBefore(from);
        }
    }

    Outages(FourProcesses installation, ProcessBeside second, long seed) {
        this.installation = installation;
        this.second = second;
        this.random = new Random(seed);
    }

    /** That many restarts of a process, with pauses between them. */
    void restart(int times, Duration gap) {
        for (int i = 1; kills + terminations < times; i++) {
            Pause.of(gap.multipliedBy(random.nextInt(100) + 50L).dividedBy(100));
            if (i % BOTH_EVERY == 0) {
                both();
            } else if (random.nextBoolean()) {
                end(installation.process(Program.COMMAND_SIDE));
                installation.startAgain(Program.COMMAND_SIDE);
            } else {
                end(second.process());
                second.startAgain();
            }
        }
    }

    private void both() {
        end(second.process());
        // One that ends in good order decides nothing more from the beginning of that.
        Instant from = Instant.now();
        end(installation.process(Program.COMMAND_SIDE));
        installation.startAgain(Program.COMMAND_SIDE);
        outages.add(new Outage(from, Instant.now()));
        second.startAgain();
    }

    private void end(JvmProcess process) {
        if (random.nextBoolean()) {
            process.kill();
            kills++;
        } else {
            process.terminate();
            process.awaitExit(END);
            terminations++;
        }
    }

    List<Outage> all() {
        return outages;
    }

    int kills() {
        return kills;
    }

    int terminations() {
        return terminations;
    }

    /** From when on somebody could decide what was due at that time and was decided at another. */
    Instant decidable(Instant due, Instant decided) {
        return outages.stream()
                .filter(outage -> outage.delayed(due, decided))
                .map(Outage::until)
                .max(Instant::compareTo)
                .orElse(due);
    }
}
