package dev.guildhall.simulator.wire;

import java.util.concurrent.Future;

/** Where a future's outcome is not looked at, and is meant not to be. */
public final class Outcome {
    private Outcome() {}

    /**
     * Takes a future that tells nothing new: a lost connection shows itself as closed, a timer of the world's thread
     * runs or the program is ending.
     */
    public static void unwatched(Future<?> future) {}
}
