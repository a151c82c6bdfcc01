package dev.guildhall.benchmarks.e2e;

import dev.guildhall.benchmarks.Extent;
import dev.guildhall.benchmarks.Sample;
import dev.guildhall.benchmarks.panel.Browsers;
import dev.guildhall.benchmarks.panel.Side;
import java.time.Duration;
import java.util.List;

/** A server is measured as it runs for days, and a cold JVM rises for a minute. */
final class WarmUp {
    static final Duration TIME = Duration.ofSeconds(Integer.getInteger("guildhall.benchmark.warm-up", 10));

    private static final Duration SHORT = Duration.ofSeconds(3);
    private static final int MOST_TURNS = 6;
    private static final double STEADY = 1.05;

    private WarmUp() {}

    /** Returns when its rate no longer rises. */
    static void of(Browsers browsers, Side side, int admins, Extent extent) {
        Duration time = extent.of(TIME, SHORT);
        double best = 0;
        boolean rises = true;
        for (int turn = 0; rises && turn < extent.of(MOST_TURNS, 1); turn++) {
            double rate = 0;
            for (String task : List.of(PanelContender.SAVES, PanelContender.FRAMES)) {
                Sample sample = new PanelContender(browsers, side, task).run(admins, time);
                System.out.println("warm-up of " + side.name() + ", " + task + ": " + sample);
                rate += sample.perSecond();
            }
            rises = rate > best * STEADY;
            best = Math.max(best, rate);
        }
    }
}
