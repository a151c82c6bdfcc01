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
 * The long run, by hand: {@code mvn -q test-compile -Pfault -pl infra/e2e -am
 * -Dfault.program=giveaway.GiveawayFaultProgram}, with the settings of {@link GiveawayFaultSettings#extended} in
 * {@code -Dfault.options="-D… -D…"}. Stops by itself, writes its report to {@code results/giveaway-faults.md} (of a shorter run: to {@code target}), and ends
 * with code 1 when anything was found that must not be.
 */
public final class GiveawayFaultProgram {
    private static final String REPORT = "giveaway-faults.md";

    /** No machine's clock is right, and no two agree. */
    private static final Map<Program, Duration> CLOCKS = Map.of(
            Program.COMMAND_SIDE, Duration.ofHours(1),
            Program.QUERY_SIDE, Duration.ofHours(-1),
            Program.BOT_ADAPTER, Duration.ofMinutes(-30),
            Program.PANEL_PUSH, Duration.ofMinutes(30));

    private GiveawayFaultProgram() {}

    public static void main(String[] arguments) throws SQLException, InterruptedException, IOException {
        LogProcess.quietLogs();
        GiveawayFaultSettings settings = GiveawayFaultSettings.extended();
        GiveawayVerdict verdict;
        try (FourProcesses installation = FourProcesses.start(CLOCKS)) {
            GiveawayFaultRun run = new GiveawayFaultRun(installation, settings);
            run.announce();
            verdict = run.carryOut();
        }
        String report = GiveawayReport.of(verdict);
        System.out.println(report);
        Path folder = Path.of(settings.isWhole() ? "results" : "target");
        Files.writeString(Files.createDirectories(folder).resolve(REPORT), report);
        System.exit(verdict.violations().isEmpty() ? 0 : 1);
    }
}
