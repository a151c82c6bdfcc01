package dev.guildhall.e2e.fault.giveaway;

import dev.guildhall.e2e.Program;
import java.time.Duration;
import java.util.Locale;

/**
 * One run: some giveaways, and what is to happen to whom at which of their steps.
 *
 * @param place which of the guilds
 * @param offset into the step, or for an end by time from half a second before it
 * @param length of a pause
 */
record Planned(
        int number, int place, Ending ending, Step step, Program target, Blow blow, Duration offset, Duration length) {
    @Override
    public String toString() {
        String lasting = blow == Blow.PAUSE ? " for " + length.toMillis() + " ms" : "";
        return "run %3d: %s of %s%s while %s, %d ms into it, %s"
                .formatted(
                        number,
                        blow.meaning(),
                        target,
                        lasting,
                        step.meaning(),
                        offset.toMillis(),
                        ending.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
}
