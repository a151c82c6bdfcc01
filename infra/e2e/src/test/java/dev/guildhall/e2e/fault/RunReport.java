package dev.guildhall.e2e.fault;

import dev.guildhall.e2e.fault.Answer.Kind;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A verdict for people, as Markdown. */
final class RunReport {
    private static final double MILLIS_A_SECOND = 1e3;
    private static final double MICROS_A_MILLI = 1e3;
    private static final int MEDIAN = 50;
    private static final int P99 = 99;
    private static final int MOST_VIOLATIONS = 40;

    private RunReport() {}

    static String of(Verdict verdict) {
        RunSettings settings = verdict.settings();
        return """
                # Fault program, %s

                %s.
                Seed %d, %d callers in two writer processes, one reader process, %d faults in %d s, %d s in all.
                Command: `mvn -q test-compile -Pfault -pl infra/e2e -am`, with
                `-Dfault.options="-Dguildhall.seed=%d -Dguildhall.fault.minutes=%d -Dguildhall.fault.callers=%d -Dguildhall.fault.max-pause-seconds=%d"`.

                | what must be zero | |
                |---|---|
                | acknowledged commands that are not in the log | %d |
                | commands in the log more than once | %d |
                | all violations: lost, duplicated, torn, stored though refused; gaps and disorder of positions, of sequences, of deliveries; conflicts and faults that callers saw; breaks of the chain | %d |

                %s
                """.formatted(
                LocalDate.now(ZoneOffset.UTC),
                Run.machine(),
                settings.seed(),
                settings.callers(),
                verdict.struck().size(),
                settings.faults().toSeconds(),
                verdict.took().toSeconds(),
                settings.seed(),
                settings.faults().toMinutes(),
                settings.callers(),
                settings.maxPause().toSeconds(),
                verdict.commands().lost(),
                verdict.commands().duplicated(),
                verdict.violations().size(),
                body(verdict)).strip();
    }

    private static String body(Verdict verdict) {
        List<String> seen = verdict.violations();
        String violations = seen.isEmpty()
                ? ""
                : "\n\n```\n" + String.join("\n", seen.subList(0, Math.min(MOST_VIOLATIONS, seen.size()))) + "\n```";
        return counts(verdict) + "\n\n" + faults(verdict) + violations + "\n";
    }

    private static String counts(Verdict verdict) {
        Fates fates = verdict.fates();
        CommandAudit commands = verdict.commands();
        return """
                | what was seen | |
                |---|---|
                | events in the log, rows checked in its chain | %d, %d |
                | commands given, acknowledged | %d, %d |
                | answers 503 with nothing stored, 503 with the outcome unknown | %d, %d |
                | repetitions under the same command id that were recognised | %d |
                | left unknown by their callers: stored, not stored | %d, %d |
                | callers killed before they heard: stored, not stored | %d, %d |
                | rejections | %d |
                | events of a guild right after one of the other process | %d |
                | polls of the table that found no gap | %d |
                | events delivered once more after a kill or a rollback | %d |
                | append to delivery in the reader's process, faults included: median, 99 %% | %.1f ms, %.1f ms |
                | an unrelated transaction open at a stretch | %d s |
                """.formatted(
                verdict.log().head(),
                verdict.chain().checked(),
                fates.all().size(),
                commands.acknowledged(),
                fates.answers(Kind.REFUSED),
                fates.answers(Kind.UNKNOWN),
                fates.answers(Kind.REPEATED),
                commands.doubtfulStored(),
                commands.doubtfulNot(),
                commands.unheardStored(),
                commands.unheardNot(),
                fates.answers(Kind.REJECTED),
                verdict.log().handOvers(),
                verdict.polls(),
                verdict.deliveries().again(),
                verdict.deliveries().ageMicros(MEDIAN) / MICROS_A_MILLI,
                verdict.deliveries().ageMicros(P99) / MICROS_A_MILLI,
                verdict.unrelated().toSeconds()).strip();
    }

    private static String faults(Verdict verdict) {
        return Arrays.stream(Fault.Kind.values())
                .map(kind -> "| %s | %d | %s |"
                        .formatted(kind.meaning(), verdict.struck(kind), length(verdict.longest(kind))))
                .collect(Collectors.joining("\n", "| fault | times | longest |\n|---|---|---|\n", ""));
    }

    private static String length(Duration longest) {
        return longest.isZero() ? "" : String.format(Locale.ROOT, "%.1f s", longest.toMillis() / MILLIS_A_SECOND);
    }
}
