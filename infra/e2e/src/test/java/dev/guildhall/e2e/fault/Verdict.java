package dev.guildhall.e2e.fault;

import dev.guildhall.e2e.fault.Director.Struck;
import dev.guildhall.eventlog.VerificationReport;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What a run has shown.
 *
 * @param polls of the raw poller, none of which may find a gap
 * @param unrelated for how long an unrelated transaction was open at a stretch
 * @param violations of what must always be true; empty is what everybody hopes for
 */
record Verdict(
        RunSettings settings,
        List<Struck> struck,
        Fates fates,
        LogWalk log,
        CommandAudit commands,
        DeliveryAudit deliveries,
        VerificationReport chain,
        long polls,
        Duration unrelated,
        Duration took,
        List<String> violations) {

    /** How often this kind of fault struck somebody. */
    long struck(Fault.Kind kind) {
        return struck.stream()
                .filter(s -> s.fault().kind() == kind && s.missed().isEmpty())
                .count();
    }

    /** Kinds that never struck anybody, of which the run therefore shows nothing. */
    List<Fault.Kind> neverStruck() {
        return Arrays.stream(Fault.Kind.values())
                .filter(kind -> struck(kind) == 0)
                .toList();
    }

    /** The longest that a fault of this kind lasted. */
    Duration longest(Fault.Kind kind) {
        return struck.stream()
                .filter(s -> s.fault().kind() == kind && s.missed().isEmpty())
                .map(s -> s.fault().length())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
