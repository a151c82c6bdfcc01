package dev.guildhall.e2e.fault.ticket;

import dev.guildhall.e2e.fault.sides.Blow;
import java.time.Duration;
import java.util.List;

/**
 * What an execution has shown.
 *
 * @param verified rows of the log's chain that were checked
 * @param violations of what must always be true; empty is what everybody hopes for
 */
public record TicketVerdict(
        TicketFaultSettings settings,
        List<TicketRun> runs,
        int tickets,
        long verified,
        Duration took,
        List<String> violations) {
    long struck(TicketStep step, Blow blow) {
        return runs.stream()
                .filter(run -> run.plan().step() == step && run.plan().strike().blow() == blow)
                .count();
    }
}
