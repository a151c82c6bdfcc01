package dev.guildhall.bot.guild;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How far one guild is told to the command side, and what is still to be told. Thread-safe, but for {@link #told}. */
final class GuildRegistration {
    /** When more members wait, everything is told instead. */
    static final int MAX_MEMBERS = 400;

    private final GuildTold told = new GuildTold();
    private final Set<String> members = new LinkedHashSet<>();
    private boolean left;
    private boolean whole;
    private boolean anew;
    private boolean waiting;
    private boolean running;
    private boolean outdated;
    private int failures;

    /**
     * What is to be told now.
     *
     * @param left that the bot is no longer there, and nothing else
     * @param whole everything that differs from what was told
     * @param anew everything, whatever was told
     * @param members only these, where not everything
     */
    record Work(boolean left, boolean whole, boolean anew, List<String> members) {}

    synchronized void enter() {
        left = false;
        again();
    }

    /** Everything is to be told, whatever was told before. */
    synchronized void again() {
        whole = true;
        anew = true;
    }

    synchronized void leave() {
        left = true;
        whole = true;
    }

    synchronized boolean hasLeft() {
        return left;
    }

    /** Everything is to be compared with what was told. */
    synchronized void compare() {
        whole = true;
    }

    /** This member is to be compared with what was told. */
    synchronized void compare(String userId) {
        if (!whole) {
            members.add(userId);
            whole = members.size() > MAX_MEMBERS;
        }
    }

    /** Whether the caller has to set the timer; otherwise a telling that is still to come covers the change. */
    synchronized boolean schedule() {
        if (running) {
            outdated = true;
            return false;
        }
        boolean idle = !waiting;
        waiting = true;
        return idle;
    }

    synchronized Work begin() {
        waiting = false;
        running = true;
        outdated = false;
        Work work = new Work(left, whole, anew, whole ? List.of() : List.copyOf(members));
        members.clear();
        whole = false;
        anew = false;
        return work;
    }

    /** Whether the caller has to set the timer again. */
    synchronized boolean end(boolean taken) {
        running = false;
        failures = taken ? 0 : failures + 1;
        if (!taken) {
            // What of it arrived is not known.
            whole = true;
            anew = true;
        }
        waiting = outdated || !taken;
        return waiting;
    }

    /** For whoever is between {@link #begin} and {@link #end}. */
    GuildTold told() {
        return told;
    }

    /** Whether nothing is being told, nor about to be. */
    synchronized boolean isIdle() {
        return !running && !waiting;
    }

    synchronized boolean isFirstFailure() {
        return failures == 0;
    }

    /** Before what came while something was told. */
    synchronized Duration pause() {
        return whole ? GuildRegistrar.DEBOUNCE : Duration.ZERO;
    }

    synchronized Duration backOff() {
        return GuildRegistrar.RETRY.after(failures);
    }
}
