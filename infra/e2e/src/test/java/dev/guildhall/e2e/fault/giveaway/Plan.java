package dev.guildhall.e2e.fault.giveaway;

import dev.guildhall.e2e.Program;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Draws runs from a seed: each step with each process and each blow before any of them comes again. */
final class Plan {
    /** Of a guild's channel, whose oldest messages give way in the simulator. */
    static final int RUNS_IN_A_PLACE = 12;

    private static final int CANCELLED_OF = 10;
    private static final int SHORTEST_PAUSE_MILLIS = 300;
    private static final int USUAL_PAUSE_MILLIS = 8_000;
    private static final int MAX_OFFSET_MILLIS = 700;

    private final GiveawayFaultSettings settings;
    private final Random random;
    private final Set<Program> longPaused = EnumSet.noneOf(Program.class);

    private record Combination(Step step, Program target, Blow blow) {}

    private Plan(GiveawayFaultSettings settings) {
        this.settings = settings;
        this.random = new Random(settings.seed());
    }

    /** The same for the same settings. */
    static List<Planned> draw(GiveawayFaultSettings settings) {
        Plan plan = new Plan(settings);
        List<Planned> runs = new ArrayList<>();
        List<Combination> left = List.of();
        while (runs.size() < settings.runs()) {
            if (left.isEmpty()) {
                left = plan.shuffled();
            }
            runs.add(plan.run(runs.size(), left.removeLast()));
        }
        return List.copyOf(runs);
    }

    static int places(GiveawayFaultSettings settings) {
        return 1 + (settings.runs() - 1) / RUNS_IN_A_PLACE;
    }

    private List<Combination> shuffled() {
        List<Combination> all = new ArrayList<>();
        for (Step step : Step.values()) {
            for (Program target : settings.targets()) {
                for (Blow blow : settings.blows()) {
                    all.add(new Combination(step, target, blow));
                }
            }
        }
        Collections.shuffle(all, random);
        return all;
    }

    private Planned run(int number, Combination drawn) {
        Duration offset = Duration.ofMillis(random.nextInt(MAX_OFFSET_MILLIS));
        Duration length = drawn.blow() == Blow.PAUSE ? pause(drawn.target()) : Duration.ZERO;
        return new Planned(
                number,
                number % places(settings),
                ending(drawn.step()),
                drawn.step(),
                drawn.target(),
                drawn.blow(),
                offset,
                length);
    }

    /** What is cancelled has nothing to announce. */
    private Ending ending(Step step) {
        if (settings.runs() == 1) {
            // All others wait for a minute to pass.
            return Ending.BY_HAND;
        }
        boolean needsWinners = step.compareTo(Step.END) > 0;
        if (random.nextInt(CANCELLED_OF) == 0 && !needsWinners) {
            return Ending.CANCELLED;
        }
        return random.nextBoolean() ? Ending.BY_TIME : Ending.BY_HAND;
    }

    private Duration pause(Program target) {
        if (longPaused.add(target)) {
            return settings.maxPause();
        }
        double share = random.nextDouble() * random.nextDouble();
        long most = Math.min(settings.maxPause().toMillis(), USUAL_PAUSE_MILLIS);
        return Duration.ofMillis(SHORTEST_PAUSE_MILLIS + (long) (share * Math.max(0, most - SHORTEST_PAUSE_MILLIS)));
    }
}
