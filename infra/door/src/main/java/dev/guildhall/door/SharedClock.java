package dev.guildhall.door;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that follows the data base's. Machines disagree about the time, sometimes by an hour; tokens issued by one
 * side and verified by another, and timestamps on the wire, must not. Each side reports the reference time whenever it
 * learns it; until then the machine's own clock counts. Thread-safe.
 */
public final class SharedClock extends Clock {
    /** How old an answer may be that replaces what was learnt before. */
    static final Duration MAX_DELAY = Duration.ofSeconds(1);

    private final Clock machine;
    private volatile Duration offset = Duration.ZERO;
    private volatile boolean learnt;

    public SharedClock(Clock machine) {
        this.machine = machine;
    }

    /** {@code reference} is what the data base's clock said a moment ago; the delay of the answer is the error made. */
    public void learn(Instant reference) {
        offset = Duration.between(machine.instant(), reference);
        learnt = true;
    }

    /**
     * The same, unless the answer has become old: a process that stood still between the answer and now would be behind by
     * as long. The first answer is better than none.
     *
     * @param askedNanoTime of {@link System#nanoTime}, before it was asked
     */
    public void learn(Instant reference, long askedNanoTime) {
        if (!learnt || System.nanoTime() - askedNanoTime <= MAX_DELAY.toNanos()) {
            learn(reference);
        }
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Always UTC: what this clock is for has no zone. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
