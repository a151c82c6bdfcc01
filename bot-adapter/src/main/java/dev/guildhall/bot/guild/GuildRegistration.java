package dev.guildhall.bot.guild;

import dev.guildhall.bot.permission.PermissionSnapshot;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How far one guild is told to the command side. Thread-safe. */
final class GuildRegistration {
    private boolean left;
    private boolean waiting;
    private boolean running;
    private boolean outdated;
    private int failures;
    private @Nullable PermissionSnapshot acknowledged;

    synchronized void enter() {
        left = false;
        acknowledged = null;
    }

    synchronized void leave() {
        left = true;
        acknowledged = null;
    }

    synchronized boolean hasLeft() {
        return left;
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

    synchronized void begin() {
        waiting = false;
        running = true;
        outdated = false;
    }

    /** Whether the caller has to set the timer again. */
    synchronized boolean end(boolean taken) {
        running = false;
        failures = taken ? 0 : failures + 1;
        waiting = outdated || !taken;
        return waiting;
    }

    synchronized boolean isNews(PermissionSnapshot snapshot) {
        return !snapshot.equals(acknowledged);
    }

    synchronized void acknowledge(PermissionSnapshot snapshot) {
        acknowledged = snapshot;
    }

    synchronized boolean isFirstFailure() {
        return failures == 0;
    }

    synchronized Duration backOff() {
        long factor = 1L << Math.min(failures, Integer.SIZE / 2);
        Duration delay = GuildRegistrar.FIRST_RETRY.multipliedBy(factor);
        return delay.compareTo(GuildRegistrar.LAST_RETRY) < 0 ? delay : GuildRegistrar.LAST_RETRY;
    }
}
