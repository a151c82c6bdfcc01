package dev.guildhall.e2e.fault.rebuild;

import java.time.Duration;
import java.util.List;

/**
 * What an execution has shown.
 *
 * @param rebuilds that came to their end, the last ones included
 * @param interrupted those of them that had to be begun more than once
 * @param saved what was saved meanwhile
 * @param events of the log at the end
 * @param told envelopes heard about guilds in which something was saved
 * @param folded hash of what follows from the log by a fold that shares nothing with the program
 * @param live the same of what stands in the views
 * @param violations of what must always be true; empty is what everybody hopes for
 */
record RebuildVerdict(
        RebuildFaultSettings settings,
        long rebuilds,
        long interrupted,
        long reads,
        long saved,
        long events,
        long told,
        String folded,
        String live,
        Duration took,
        List<String> violations) {
    boolean holds() {
        return violations.isEmpty() && folded.equals(live);
    }
}
