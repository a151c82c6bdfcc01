package dev.guildhall.e2e.fault.giveaway;

import dev.guildhall.e2e.fault.Run;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What has been shown about deadlines.
 *
 * @param afterTime how late each was decided
 * @param afterRecovery how long it took from when there was somebody to decide
 */
record DeadlineVerdict(
        DeadlineSettings settings,
        int deadlines,
        Outages outages,
        List<Duration> afterTime,
        List<Duration> afterRecovery,
        List<String> violations) {
    private static final Duration BOUND = Duration.ofSeconds(1);
    private static final int MEDIAN = 50;
    private static final int P99 = 99;
    private static final int ALL = 100;
    private static final int MOST_VIOLATIONS = 40;

    boolean holds() {
        return violations.isEmpty() && percentile(afterRecovery, P99).compareTo(BOUND) <= 0;
    }

    private static Duration percentile(List<Duration> times, int percent) {
        List<Duration> sorted = times.stream().sorted().toList();
        return sorted.isEmpty() ? Duration.ZERO : sorted.get((sorted.size() - 1) * percent / ALL);
    }

    String report() {
        long outage = outages.all().stream()
                .mapToLong(each -> Duration.between(each.from(), each.until()).toSeconds())
                .sum();
        return """
                # Deadlines across restarts, %s

                %s.
                Seed %d. Two command sides, the clock of one an hour ahead, of the other an hour behind; all times are PostgreSQL's.
                Command: `mvn -q test-compile -Pfault -pl infra/e2e -am -Dfault.program=giveaway.DeadlineProgram`, with
                `-Dfault.options="-Dguildhall.seed=%d -Dguildhall.fault.deadlines=%d -Dguildhall.fault.restarts=%d -Dguildhall.fault.gap-millis=%d"`.

                | | |
                |---|---|
                | deadlines | %d |
                | restarts: kill -9, SIGTERM | %d, %d |
                | times when both were gone, s in all | %d, %d |
                | decided more or less than once, or early | %d |
                | decided so late: median, 99 %%, longest | %s |
                | counted from when a process was ready again, where there was none: median, 99 %%, longest; the bound is 1 s for 99 %% | %s |
                """.formatted(
                                LocalDate.now(ZoneOffset.UTC),
                                Run.machine(),
                                settings.seed(),
                                settings.seed(),
                                settings.deadlines(),
                                settings.restarts(),
                                settings.gap().toMillis(),
                                deadlines,
                                outages.kills(),
                                outages.terminations(),
                                outages.all().size(),
                                outage,
                                violations.size(),
                                times(afterTime),
                                times(afterRecovery))
                + seen();
    }

    private static String times(List<Duration> times) {
        return "%d ms, %d ms, %d ms"
                .formatted(
                        percentile(times, MEDIAN).toMillis(),
                        percentile(times, P99).toMillis(),
                        percentile(times, ALL).toMillis());
    }

    private String seen() {
        return violations.isEmpty()
                ? ""
                : "\n```\n" + String.join("\n", violations.subList(0, Math.min(MOST_VIOLATIONS, violations.size())))
                        + "\n```\n";
    }
}
