package dev.guildhall.e2e.fault.sides;

import dev.guildhall.e2e.Program;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Draws strikes from a seed: each step with each process and each blow before any of them comes again. The same random
 * numbers may be used by whoever draws more about a run.
 *
 * @param <S> the steps at which a run can be struck
 */
public final class StrikePlan<S> {
    private static final int SHORTEST_PAUSE_MILLIS = 300;
    private static final int USUAL_PAUSE_MILLIS = 8_000;
    private static final int MAX_OFFSET_MILLIS = 700;

    private final List<S> steps;
    private final List<Program> targets;
    private final List<Blow> blows;
    private final Duration maxPause;
    private final Random random;
    private final Set<Program> longPaused = EnumSet.noneOf(Program.class);
    private List<Combination<S>> left = List.of();

    private record Combination<S>(S step, Program target, Blow blow) {}

    /** A strike, and the step at which it comes. */
    public record At<S>(S step, Strike strike) {}

    /** @param maxPause the longest that a process is stopped; happens once to each process */
    public StrikePlan(List<S> steps, List<Program> targets, List<Blow> blows, Duration maxPause, Random random) {
        this.steps = List.copyOf(steps);
        this.targets = List.copyOf(targets);
        this.blows = List.copyOf(blows);
        this.maxPause = maxPause;
        this.random = random;
    }

    public At<S> next() {
        if (left.isEmpty()) {
            left = shuffled();
        }
        Combination<S> drawn = left.removeLast();
        Duration offset = Duration.ofMillis(random.nextInt(MAX_OFFSET_MILLIS));
        Duration length = drawn.blow() == Blow.PAUSE ? pause(drawn.target()) : Duration.ZERO;
        return new At<>(drawn.step(), new Strike(drawn.target(), drawn.blow(), offset, length));
    }

    private List<Combination<S>> shuffled() {
        List<Combination<S>> all = new ArrayList<>();
        for (S step : steps) {
            for (Program target : targets) {
                for (Blow blow : blows) {
                    all.add(new Combination<>(step, target, blow));
                }
            }
        }
        Collections.shuffle(all, random);
        return all;
    }

    private Duration pause(Program target) {
        if (longPaused.add(target)) {
            return maxPause;
        }
        double share = random.nextDouble() * random.nextDouble();
        long most = Math.min(maxPause.toMillis(), USUAL_PAUSE_MILLIS);
        return Duration.ofMillis(SHORTEST_PAUSE_MILLIS + (long) (share * Math.max(0, most - SHORTEST_PAUSE_MILLIS)));
    }
}
