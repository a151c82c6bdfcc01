package dev.guildhall.e2e.fault.giveaway;

import dev.guildhall.e2e.FourProcesses;
import dev.guildhall.e2e.Program;
import dev.guildhall.e2e.fault.LogProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/**
 * By hand: {@code mvn -q test-compile -Pfault -pl infra/e2e -am -Dfault.program=giveaway.DeadlineProgram}, with the
 * settings of {@link DeadlineSettings#extended} in {@code -Dfault.options="-D… -D…"}. Stops by itself, writes its report
 * to {@code results/deadlines.md} (of a shorter run: to {@code target}), and ends with code 1 when something was not decided once and in time.
 */
public final class DeadlineProgram {
    private static final String REPORT = "deadlines.md";

    private DeadlineProgram() {}

    public static void main(String[] arguments) throws SQLException, IOException {
        LogProcess.quietLogs();
        DeadlineSettings settings = DeadlineSettings.extended();
        System.out.printf("deadlines across restarts: repeat with -Dguildhall.seed=%d%n", settings.seed());
        DeadlineVerdict verdict;
        try (FourProcesses installation = FourProcesses.start(Map.of(Program.COMMAND_SIDE, Duration.ofHours(1)))) {
            verdict = new DeadlineRun(installation, settings).carryOut();
        }
        String report = verdict.report();
        System.out.println(report);
        Path folder = Path.of(settings.isWhole() ? "results" : "target");
        Files.writeString(Files.createDirectories(folder).resolve(REPORT), report);
        System.exit(verdict.holds() ? 0 : 1);
    }
}
