package dev.guildhall.query.invalidation;

import dev.guildhall.query.configuration.Cause;

/** Where and when something happened, and why: position in the log, and epoch milliseconds. */
record Moment(long position, long timestampMillis, Cause cause) {
    static Moment later(Moment one, Moment other) {
        return one.position() >= other.position() ? one : other;
    }
}
