package dev.guildhall.query.invalidation;

/** Where and when something happened: position in the log, and epoch milliseconds. */
record Moment(long position, long timestampMillis) {
    static Moment later(Moment one, Moment other) {
        return one.position() >= other.position() ? one : other;
    }
}
