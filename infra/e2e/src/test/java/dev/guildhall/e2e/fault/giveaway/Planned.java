package dev.guildhall.e2e.fault.giveaway;

import dev.guildhall.e2e.Program;
import dev.guildhall.e2e.fault.sides.Blow;
import dev.guildhall.e2e.fault.sides.Strike;
import java.util.Locale;

/**
 * One run: some giveaways, and what is to happen to whom at which of their steps.
 *
 * @param place which of the guilds
 * @param strike for an end by time its offset counts from half a second before that
 */
record Planned(int number, int place, Ending ending, Step step, Strike strike) {
    Program target() {
        return strike.target();
    }

    Blow blow() {
        return strike.blow();
    }

    @Override
    public String toString() {
        return "run %3d: %s, while %s, %s"
                .formatted(
                        number,
                        strike,
                        step.meaning(),
                        ending.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
}
