package dev.guildhall.simulator.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Faults that still have calls to spoil, oldest first. Confined to the world's thread. */
public final class Faults {
    /** Faults that may wait at the same time. */
    public static final int MAX_FAULTS = 100;

    /** Calls that one fault may spoil. */
    public static final int MAX_TIMES = 10_000;

    /** Longest delay. */
    public static final long MAX_MILLIS = 60_000;

    private final List<Waiting> waiting = new ArrayList<>();

    private static final class Waiting {
        private final Fault fault;
        private int times;

        Waiting(Fault fault, int times) {
            this.fault = fault;
            this.times = times;
        }
    }

    /** Returns false if too many are waiting already. */
    public boolean add(Fault fault, int times) {
        if (waiting.size() >= MAX_FAULTS) {
            return false;
        }
        waiting.add(new Waiting(fault, times));
        return true;
    }

    public void clear() {
        waiting.clear();
    }

    /** Faults waiting, each with the calls that it has left to spoil. */
    public int size() {
        return waiting.size();
    }

    Optional<Fault> take(Request request) {
        Optional<Waiting> found = waiting.stream()
                .filter(candidate -> candidate.fault.applies(request))
                .findFirst();
        found.ifPresent(taken -> {
            if (--taken.times == 0) {
                waiting.remove(taken);
            }
        });
        return found.map(taken -> taken.fault);
    }
}
