package dev.guildhall.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
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
    private final Clock clock;
    private int named;

    public Faults(Clock clock) {
        this.clock = clock;
    }

    private static final class Waiting {
        private final String id;
        private final Fault fault;
        private int times;

        Waiting(String id, Fault fault, int times) {
            this.id = id;
            this.fault = fault;
            this.times = times;
        }

        ObjectNode toJson() {
            return fault.toJson().put("id", id).put("times", times);
        }
    }

    /** The fault's id; empty if too many are waiting already. */
    public Optional<String> add(Fault fault, int times) {
        if (waiting.size() >= MAX_FAULTS) {
            return Optional.empty();
        }
        String id = Integer.toString(++named);
        waiting.add(new Waiting(id, fault, times));
        return Optional.of(id);
    }

    public void clear() {
        waiting.clear();
    }

    /** Returns false if no such one is waiting. */
    public boolean remove(String id) {
        return waiting.removeIf(each -> each.id.equals(id));
    }

    /** Faults waiting, each with the calls that it has left to spoil. */
    public List<ObjectNode> describe() {
        return waiting.stream().map(Waiting::toJson).toList();
    }

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

    Reply refusal(Fault fault) {
        return fault.refusal(clock.instant());
    }
}
