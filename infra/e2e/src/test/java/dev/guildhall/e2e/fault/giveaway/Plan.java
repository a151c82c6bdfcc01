package dev.guildhall.e2e.fault.giveaway;

import dev.guildhall.e2e.fault.sides.StrikePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws runs from a seed. */
final class Plan {
    /** Of a guild's channel, whose oldest messages give way in the simulator. */
    static final int RUNS_IN_A_PLACE = 12;

    private static final int CANCELLED_OF = 10;

    private final GiveawayFaultSettings settings;
    private final Random random;

    private Plan(GiveawayFaultSettings settings) {
        this.settings = settings;
        this.random = new Random(settings.seed());
    }

    /** The same for the same settings. */
    static List<Planned> draw(GiveawayFaultSettings settings) {
        Plan plan = new Plan(settings);
        StrikePlan<Step> strikes = new StrikePlan<>(
                List.of(Step.values()), settings.targets(), settings.blows(), settings.maxPause(), plan.random);
        List<Planned> runs = new ArrayList<>();
        while (runs.size() < settings.runs()) {
            StrikePlan.At<Step> drawn = strikes.next();
            int number = runs.size();
            runs.add(new Planned(
                    number, number % places(settings), plan.ending(drawn.step()), drawn.step(), drawn.strike()));
        }
        return List.copyOf(runs);
    }

    static int places(GiveawayFaultSettings settings) {
        return 1 + (settings.runs() - 1) / RUNS_IN_A_PLACE;
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
}
