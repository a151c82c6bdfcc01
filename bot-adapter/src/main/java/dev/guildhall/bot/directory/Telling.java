package dev.guildhall.bot.directory;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What of one guild is still to be told, and when somebody will. Thread-safe. */
final class Telling {
    /** Members whose changes are remembered one by one; beyond that all are told again. */
    static final int MAX_CHANGED = 10_000;

    /**
     * What one turn has to tell.
     *
     * @param skeleton channels and roles
     * @param everybody all members
     * @param changed ids of members who changed, and whether they have just joined
     */
    record Work(boolean skeleton, boolean everybody, Map<String, Boolean> changed) {
        boolean nothing() {
            return !skeleton && !everybody && changed.isEmpty();
        }
    }

    private final Map<String, Boolean> changed = new HashMap<>();
    private boolean skeleton;
    private boolean everybody;
    private boolean waiting;
    private boolean running;
    private int failures;
    private @Nullable Long stamp;

    synchronized void addSkeleton() {
        skeleton = true;
    }

    synchronized void addEverybody() {
        everybody = true;
        // Who joins has to be told as such, whatever else is told.
        changed.values().removeIf(joined -> !joined);
    }

    synchronized void addMember(String userId, boolean joined) {
        changed.merge(userId, joined, Boolean::logicalOr);
        if (changed.size() > MAX_CHANGED) {
            changed.clear();
            everybody = true;
        }
    }

    /** Nothing of what was is true any more. */
    synchronized void forget() {
        skeleton = false;
        everybody = false;
        changed.clear();
        stamp = null;
    }

    /** Whether the caller has to set the timer; otherwise a turn that is still to come covers what was added. */
    synchronized boolean schedule() {
        if (running || waiting) {
            return false;
        }
        waiting = true;
        return true;
    }

    /** Taken out before anything is read, so that what changes while it is told is told again. */
    synchronized Work begin() {
        waiting = false;
        running = true;
        Work work = new Work(skeleton, everybody, Map.copyOf(changed));
        skeleton = false;
        everybody = false;
        changed.clear();
        return work;
    }

    synchronized void putBack(Work work) {
        skeleton |= work.skeleton();
        everybody |= work.everybody();
        work.changed().forEach(this::addMember);
    }

    /** Whether the caller has to set the timer again. */
    synchronized boolean end(boolean taken) {
        running = false;
        failures = taken ? 0 : failures + 1;
        waiting = skeleton || everybody || !changed.isEmpty();
        return waiting;
    }

    synchronized int failures() {
        return failures;
    }

    synchronized @Nullable Long stamp() {
        return stamp;
    }

    synchronized void stamp(@Nullable Long held) {
        stamp = held;
    }
}
