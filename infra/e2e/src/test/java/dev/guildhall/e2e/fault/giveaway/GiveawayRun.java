package dev.guildhall.e2e.fault.giveaway;

import dev.guildhall.e2e.fault.Pause;
import dev.guildhall.e2e.fault.sides.Crowd;
import dev.guildhall.e2e.fault.sides.Place;
import dev.guildhall.e2e.fault.sides.Strikes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Some giveaways from creation to their reroll, and one process that suffers meanwhile. */
final class GiveawayRun {
    /** When to look whether the process is well that is to be struck at the end. */
    private static final Duration PREPARATION = Duration.ofSeconds(5);

    private static final Duration LEAD = Duration.ofMillis(500);

    private final Planned plan;
    private final Strikes strikes;
    private final List<PlayedGiveaway> giveaways;

    GiveawayRun(Planned plan, int giveaways, Place place, Strikes strikes, GiveawayLog log) {
        this.plan = plan;
        this.strikes = strikes;
        this.giveaways = Stream.generate(() -> new PlayedGiveaway(place, plan.ending(), log))
                .limit(giveaways)
                .toList();
    }

    Planned plan() {
        return plan;
    }

    List<PlayedGiveaway> giveaways() {
        return giveaways;
    }

    void carryOut() throws InterruptedException {
        for (Step step : Step.values()) {
            boolean atItsTime = step == Step.END && plan.ending() == Ending.BY_TIME;
            if (step != plan.step()) {
                go(step);
                continue;
            }
            if (atItsTime) {
                awaitEnd(PREPARATION);
            }
            strikes.reserve(plan.target());
            if (atItsTime) {
                awaitEnd(LEAD);
            }
            goWhileStruck(step);
        }
    }

    private void go(Step step) {
        try (Crowd crowd = new Crowd()) {
            giveaways.forEach(giveaway -> crowd.start(() -> giveaway.go(step)));
        }
    }

    private void goWhileStruck(Step step) {
        try (Crowd crowd = new Crowd()) {
            crowd.start(() -> {
                try {
                    Pause.of(plan.strike().offset());
                    System.out.println(plan);
                    strikes.strike(plan.strike());
                } finally {
                    strikes.release(plan.target());
                }
            });
            giveaways.forEach(giveaway -> crowd.start(() -> giveaway.go(step)));
        }
    }

    private void awaitEnd(Duration before) {
        Instant first = giveaways.stream()
                .map(PlayedGiveaway::endsAt)
                .min(Instant::compareTo)
                .orElseThrow();
        Duration wait = Duration.between(Instant.now(), first.minus(before));
        if (wait.isPositive()) {
            Pause.of(wait);
        }
    }

    @Override
    public String toString() {
        return plan.toString();
    }
}
