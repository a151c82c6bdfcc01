package dev.guildhall.bot.welcome;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What is still to be told of one guild, in order. Thread-safe. */
final class Tellings {
    /** What more comes while nobody can be told is found by the next comparison, unless they are gone again. */
    static final int MAX_WAITING = 1_000;

    private final Deque<Arrival> waiting = new ArrayDeque<>();
    private boolean working;

    /** Whether there was room. */
    synchronized boolean offer(Arrival arrival) {
        return waiting.size() < MAX_WAITING && waiting.add(arrival);
    }

    /** Whether the caller has to begin telling: nobody does. */
    synchronized boolean begin() {
        boolean idle = !working && !waiting.isEmpty();
        working = working || idle;
        return idle;
    }

    /** The first ones whose time has come; empty when there are none yet, or none at all. */
    synchronized List<Arrival> due(int most, Instant now) {
        List<Arrival> due = new ArrayList<>();
        for (Arrival arrival : waiting) {
            if (due.size() == most || arrival.tellAt().isAfter(now)) {
                break;
            }
            due.add(arrival);
        }
        return due;
    }

    synchronized void told(int count) {
        for (int i = 0; i < count; i++) {
            waiting.removeFirst();
        }
    }

    /** Until the next is due; zero when one is. */
    synchronized Duration untilDue(Instant now) {
        Arrival next = waiting.peekFirst();
        Duration rest = next == null ? Duration.ZERO : Duration.between(now, next.tellAt());
        return rest.isPositive() ? rest : Duration.ZERO;
    }

    /** Whether nothing is left, and the caller has ended. */
    synchronized boolean end() {
        working = !waiting.isEmpty();
        return !working;
    }
}
