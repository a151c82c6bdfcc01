package dev.guildhall.e2e.fault;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Has the faults of a schedule happen, each at its time, on one thread. What lasts is undone when its time is up, whatever
 * else has happened meanwhile.
 */
final class Director {
    private final Faults faults;
    private final PriorityQueue<Step> steps = new PriorityQueue<>(Comparator.comparingLong(Step::nanoTime));
    private final List<Struck> struck = new ArrayList<>();
    private final long begun = System.nanoTime();

    private record Step(long nanoTime, Action action) {}

    /** What became of a fault; {@code missed} says why it struck nobody, and is empty when it did. */
    record Struck(Fault fault, String missed) {}

    /** Something that needs PostgreSQL, or has to do with processes. */
    @FunctionalInterface
    interface Action {
        void run() throws SQLException;
    }

    /** @param backdrop is interrupted while PostgreSQL is away */
    Director(Stage stage, Backdrop backdrop) {
        this.faults = new Faults(stage, backdrop);
    }

    /** Returns when all is undone. */
    List<Struck> play(List<Fault> schedule) throws SQLException {
        for (Fault fault : schedule) {
            steps.add(new Step(begun + fault.at().toNanos(), () -> strike(fault)));
        }
        while (!steps.isEmpty()) {
            Step step = steps.remove();
            Pause.until(step.nanoTime());
            step.action().run();
        }
        return struck;
    }

    private void strike(Fault fault) throws SQLException {
        System.out.println(fault);
        String missed = "";
        try {
            Action undo = faults.strike(fault);
            steps.add(new Step(System.nanoTime() + fault.length().toNanos(), undo));
        } catch (ConditionTimeoutException e) {
            missed = String.valueOf(e.getMessage());
            System.out.println("           struck nobody: " + missed);
        }
        struck.add(new Struck(fault, missed));
    }
}
