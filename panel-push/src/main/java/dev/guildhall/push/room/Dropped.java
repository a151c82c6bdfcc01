package dev.guildhall.push.room;

import java.util.concurrent.atomic.LongAdder;

/** What was given up in this process instead of being kept in memory without end. Thread-safe. */
public final class Dropped {
    private static final LongAdder ENVELOPES = new LongAdder();
    private static final LongAdder CONNECTIONS = new LongAdder();

    private Dropped() {}

    /** An envelope found no room; its guild is caught up with. */
    public static void envelope() {
        ENVELOPES.increment();
    }

    /** A client did not read: its connection was closed, with all frames that waited for it. */
    public static void connection() {
        CONNECTIONS.increment();
    }

    /** How many envelopes so far. */
    public static double envelopes() {
        return ENVELOPES.sum();
    }

    /** How many connections so far. */
    public static double connections() {
        return CONNECTIONS.sum();
    }
}
