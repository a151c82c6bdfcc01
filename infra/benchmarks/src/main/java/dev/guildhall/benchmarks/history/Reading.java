package dev.guildhall.benchmarks.history;

import dev.guildhall.benchmarks.ClosedLoop;
import dev.guildhall.benchmarks.Contender;
import dev.guildhall.benchmarks.Sample;
import java.time.Duration;

/** Somebody who reads something, and something else the next time. */
record Reading(String name, Runnable once) implements Contender {
    @Override
    public Sample run(int callers, Duration time) {
        return ClosedLoop.run(callers, time, number -> once);
    }

    @Override
    public void close() {}
}
