package dev.guildhall.e2e.fault.sides;

import dev.guildhall.e2e.FourProcesses;
import dev.guildhall.e2e.fault.LogProcess;
import dev.guildhall.e2e.fault.Pause;
import dev.guildhall.eventlog.Anchors;
import dev.guildhall.eventlog.LogVerification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Runs that go on at the same time, and what was found that must not be. Thread-safe. */
public final class SideBySide {
    private final List<String> violations = Collections.synchronizedList(new ArrayList<>());

    /** A run is carried out; may throw what it wants. */
    @FunctionalInterface
    public interface Carrying<R> {
        void carryOut(R run) throws Exception;
    }

    /**
     * Returns when all have come to their end.
     *
     * @param spread over which they begin
     */
    public <R> void play(List<R> runs, Duration spread, Carrying<R> carrying) {
        Duration interval = spread.dividedBy(runs.size());
        long begun = System.nanoTime();
        try (Crowd crowd = new Crowd()) {
            for (int i = 0; i < runs.size(); i++) {
                Pause.until(begun + interval.multipliedBy(i).toNanos());
                R run = runs.get(i);
                crowd.start(() -> guarded(run, carrying));
            }
        }
    }

    private <R> void guarded(R run, Carrying<R> carrying) throws Exception {
        try {
            carrying.carryOut(run);
        } catch (IllegalStateException | AssertionError e) {
            found(run + ": " + e);
            System.out.println(run + ": " + e);
        }
    }

    public void found(String violation) {
        violations.add(violation);
    }

    public List<String> violations() {
        return List.copyOf(violations);
    }

    /** @return how many rows of the log's chain were checked */
    public long verify(FourProcesses installation) throws InterruptedException {
        try (LogProcess log = LogProcess.following(installation.database())) {
            var report = log.part(LogVerification.class).verify(Anchors.none(), progress -> {});
            report.finding().ifPresent(finding -> found("the chain: " + finding));
            return report.checked();
        }
    }
}
