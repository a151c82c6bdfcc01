package dev.guildhall.query.rebuild;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a rebuild has come, and what it took. Time for which operators wanted it to wait is in none of the durations.
 *
 * @param position how far the shadow has come in the log; {@code head} is how far it has to
 * @param events that were read for it
 * @param rest how long what comes after reading the log is expected to take, as a share of the reading
 * @param worked since it was begun, until it was over; zero before
 * @param reading how long the log was read; {@code null} as long as it is
 */
record Progress(
        long position,
        long head,
        long events,
        double rest,
        Duration worked,
        @Nullable Duration reading) {
    /** How much of all that is to be done, from 0 to 1. The log is read evenly. */
    double fraction() {
        double whole = 1 + rest;
        if (reading == null) {
            return head == 0 ? 0 : Math.min(1, (double) position / head) / whole;
        }
        return reading.isZero() ? 1 : Math.min(1, (double) worked.toMillis() / reading.toMillis() / whole);
    }

    /** What is left takes as long, for its share, as what is behind. {@code null} before anything is done. */
    @Nullable Duration left() {
        double done = fraction();
        return done == 0 ? null : Duration.ofMillis(Math.round(worked.toMillis() * (1 - done) / done));
    }

    /** While the log was read. */
    long eventsPerSecond() {
        long millis = (reading == null ? worked : reading).toMillis();
        return millis == 0 ? 0 : events * Duration.ofSeconds(1).toMillis() / millis;
    }
}
