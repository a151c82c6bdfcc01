package dev.guildhall.e2e.fault.sides;

import dev.guildhall.e2e.Program;
import java.time.Duration;

/**
 * What a process is to suffer.
 *
 * @param offset into the step at which it happens
 * @param length of a pause
 */
public record Strike(Program target, Blow blow, Duration offset, Duration length) {
    @Override
    public String toString() {
        String lasting = blow == Blow.PAUSE ? " for " + length.toMillis() + " ms" : "";
        return "%s of %s%s, %d ms into it".formatted(blow.meaning(), target, lasting, offset.toMillis());
    }
}
