package dev.guildhall.e2e.fault.giveaway;

import dev.guildhall.e2e.Program;
import dev.guildhall.e2e.fault.Run;
import dev.guildhall.e2e.fault.giveaway.Entrant.Standing;
import dev.guildhall.e2e.fault.sides.Blow;
import dev.guildhall.e2e.fault.sides.Persistence;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A verdict for people, as Markdown. */
final class GiveawayReport {
    private static final int MOST_VIOLATIONS = 40;
    private static final int MEDIAN = 50;
    private static final int P90 = 90;
    private static final int ALL = 100;
    private static final double MILLIS_A_SECOND = 1e3;

    private GiveawayReport() {}

    static String of(GiveawayVerdict verdict) {
        GiveawayFaultSettings settings = verdict.settings();
        return """
                # Giveaways under faults, %s

                %s.
                Seed %d, %d runs with %d giveaways each, %d s in all. Each run strikes one of the four processes at one of its
                steps; the runs go on side by side, so each also meets the blows of others.
                Command: `mvn -q test-compile -Pfault -pl infra/e2e -am -Dfault.program=giveaway.GiveawayFaultProgram`, with
                `-Dfault.options="-Dguildhall.seed=%d -Dguildhall.fault.runs=%d -Dguildhall.fault.giveaways=%d -Dguildhall.fault.minutes=%d -Dguildhall.fault.max-pause-seconds=%d"`.

                | what must be zero | |
                |---|---|
                | giveaways ended more or less than once, with other winners than were told, with a second card or announcement, with other entries than were acknowledged, with a proof that does not verify; calls of Discord because of a replay; breaks of the chain | %d |

                """.formatted(
                                LocalDate.now(ZoneOffset.UTC),
                                Run.machine(),
                                settings.seed(),
                                settings.runs(),
                                settings.giveaways(),
                                verdict.took().toSeconds(),
                                settings.seed(),
                                settings.runs(),
                                settings.giveaways(),
                                settings.spread().toMinutes(),
                                settings.maxPause().toSeconds(),
                                verdict.violations().size())
                + seen(verdict)
                + "\n\n" + table("step", Step.values(), Step::meaning, verdict::struck)
                + "\n\n"
                + table(
                        "process",
                        settings.targets().toArray(Program[]::new),
                        each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        verdict::struck)
                + violations(verdict.violations())
                + "\n";
    }

    private static String seen(GiveawayVerdict verdict) {
        return """
                | what was seen | |
                |---|---|
                | giveaways: ended by hand, by time, cancelled | %d, %d, %d |
                | entries and withdrawals in the log | %d |
                | members told that they are in, that they are not, and told nothing certain | %d, %d, %d |
                | rerolls, announcements in the log | %d, %d |
                | from an end or a reroll to its announcement: median, 90 %%, longest | %s |
                | well-formed requests refused with 400 by a process that was stopped while it read them | %d |
                | messages posted, edited by the bot | %d, %d |
                | messages that were there twice for a moment and were taken away | %d |
                | replays of the view from the log's beginning, the last of them from nothing | %d |
                | rows checked in the log's chain | %d |""".formatted(
                        verdict.endings(Ending.BY_HAND),
                        verdict.endings(Ending.BY_TIME),
                        verdict.endings(Ending.CANCELLED),
                        verdict.events(LoggedGiveaway.ENTERED) + verdict.events(LoggedGiveaway.WITHDRAWN),
                        verdict.standings(Standing.IN),
                        verdict.standings(Standing.OUT),
                        verdict.standings(Standing.UNKNOWN),
                        verdict.events(LoggedGiveaway.REROLLED),
                        verdict.events(LoggedGiveaway.ANNOUNCED),
                        times(verdict.announcing()),
                        Persistence.unread(),
                        verdict.messages().posted(),
                        verdict.messages().edited(),
                        verdict.messages().deleted(),
                        verdict.settings().replays(),
                        verdict.verified());
    }

    private static String times(List<Duration> sorted) {
        return Stream.of(MEDIAN, P90, ALL)
                .map(percent -> sorted.isEmpty() ? Duration.ZERO : sorted.get((sorted.size() - 1) * percent / ALL))
                .map(time -> "%.1f s".formatted(time.toMillis() / MILLIS_A_SECOND))
                .collect(Collectors.joining(", "));
    }

    private interface Count<T> {
        long of(T row, Blow blow);
    }

    private interface Name<T> {
        String of(T row);
    }

    private static <T> String table(String title, T[] rows, Name<T> name, Count<T> count) {
        String head = Arrays.stream(Blow.values()).map(Blow::meaning).collect(Collectors.joining(" | "));
        return "| " + title + " | " + head + " |\n|---|---|---|---|\n"
                + Arrays.stream(rows)
                        .map(row -> "| " + name.of(row) + " | "
                                + Arrays.stream(Blow.values())
                                        .map(blow -> Long.toString(count.of(row, blow)))
                                        .collect(Collectors.joining(" | "))
                                + " |")
                        .collect(Collectors.joining("\n"));
    }

    private static String violations(List<String> seen) {
        return seen.isEmpty()
                ? ""
                : "\n\n```\n" + String.join("\n", seen.subList(0, Math.min(MOST_VIOLATIONS, seen.size()))) + "\n```";
    }
}
