package dev.guildhall.e2e.fault.ticket;

import dev.guildhall.e2e.FourProcesses;
import dev.guildhall.e2e.Program;
import dev.guildhall.e2e.fault.LogProcess;
import dev.guildhall.e2e.fault.Run;
import dev.guildhall.e2e.fault.sides.Blow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * The long run, by hand: {@code mvn -q test-compile -Pfault -pl infra/e2e -am -Dfault.program=ticket.TicketFaultProgram},
 * with the settings of {@link TicketFaultSettings#extended} in {@code -Dfault.options="-D… -D…"}. Stops by itself, writes its
 * report to {@code results/ticket-faults.md} (of a shorter run: to {@code target}), and ends with code 1 when anything was
 * found that must not be.
 */
public final class TicketFaultProgram {
    private static final String REPORT = "ticket-faults.md";

    /** No machine's clock is right, and no two agree. */
    private static final Map<Program, Duration> CLOCKS = Map.of(
            Program.COMMAND_SIDE, Duration.ofHours(1),
            Program.QUERY_SIDE, Duration.ofHours(-1),
            Program.BOT_ADAPTER, Duration.ofMinutes(-30));

    private TicketFaultProgram() {}

    public static void main(String[] arguments) throws SQLException, InterruptedException, IOException {
        LogProcess.quietLogs();
        TicketFaultSettings settings = TicketFaultSettings.extended();
        TicketVerdict verdict;
        try (FourProcesses installation = FourProcesses.start(CLOCKS)) {
            TicketFaultRun run = new TicketFaultRun(installation, settings);
            run.announce();
            verdict = run.carryOut();
        }
        String report = report(verdict);
        System.out.println(report);
        Path folder = Path.of(settings.isWhole() ? "results" : "target");
        Files.writeString(Files.createDirectories(folder).resolve(REPORT), report);
        System.exit(verdict.violations().isEmpty() ? 0 : 1);
    }

    private static String report(TicketVerdict verdict) {
        TicketFaultSettings settings = verdict.settings();
        StringBuilder steps = new StringBuilder();
        for (TicketStep step : TicketStep.values()) {
            steps.append("| ").append(step.meaning());
            for (Blow blow : Blow.values()) {
                steps.append(" | ").append(verdict.struck(step, blow));
            }
            steps.append(" |\n");
        }
        return """
                # Tickets under faults, %s

                %s.
                Seed %d, %d runs with %d tickets in all, %d s. Each run strikes the command side, the query side or the bot at one
                of its steps; the runs go on side by side, so each also meets the blows of others.
                Command: `mvn -q test-compile -Pfault -pl infra/e2e -am -Dfault.program=ticket.TicketFaultProgram`, with
                `-Dfault.options="-Dguildhall.seed=%d -Dguildhall.fault.runs=%d"`.

                | what must be zero | |
                |---|---|
                | numbers that clash or are left out; second channels, cards or transcripts; lines that a transcript lacks or tells twice; channels that are left; calls of Discord because of %d replays of all views; breaks of the chain (%d rows) | %d |

                | struck while | killed | paused | restarted |
                |---|---|---|---|
                %s
                %s
                """.formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        Run.machine(),
                        settings.seed(),
                        settings.runs(),
                        verdict.tickets(),
                        verdict.took().toSeconds(),
                        settings.seed(),
                        settings.runs(),
                        settings.replays(),
                        verdict.verified(),
                        verdict.violations().size(),
                        steps,
                        String.join("\n", verdict.violations()));
    }
}
