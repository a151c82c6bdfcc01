package dev.guildhall.eventlog;

import dev.guildhall.eventlog.Verifications.State;
import java.time.Instant;
import java.util.Optional;

/**
 * A verification that somebody asked for, in whichever process it is or was carried out.
 *
 * @param askedBy an operator's user id, or {@link #TERMINAL}
 * @param startedAt by PostgreSQL's clock
 * @param endedAt the same; empty while it is under way
 */
public record VerificationRecord(String askedBy, Instant startedAt, Optional<Instant> endedAt, State state) {
    /** Who asks where nobody signs in. */
    public static final String TERMINAL = "terminal";
}
