package dev.guildhall.benchmarks.e2e;

import dev.guildhall.benchmarks.Contender;
import dev.guildhall.benchmarks.Sample;
import java.time.Duration;

/**
 * What administrators experience while a view is made anew, from where the log is read on. One of a million events is given up
 * after that: the timeline's takes longer than all rounds together.
 */
record BesideRebuild(PanelContender admins, Rebuilds rebuilds, String projection, boolean isWhole)
        implements Contender {
    @Override
    public String name() {
        return "rebuild of " + projection;
    }

    /** @throws IllegalStateException when the rebuild was over before the time was; its figures would be of both */
    @Override
    public Sample run(int callers, Duration time) {
        String id = rebuilds.begin(projection);
        Sample sample = admins.run(callers, time);
        if (isWhole) {
            rebuilds.abort(id);
        } else {
            rebuilds.awaitDone(id);
        }
        return sample;
    }

    /** Whoever made the side ends it. */
    @Override
    public void close() {}
}
