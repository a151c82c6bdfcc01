package dev.guildhall.e2e.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * The long run, by hand: {@code mvn -q test-compile -Pfault -pl infra/e2e -am}, with the settings of {@link RunSettings#extended}
 * in {@code -Dfault.options="-D… -D…"}. Stops by itself, writes its report to {@code results/fault-program.md}, and ends with code 1 when anything was found that must not be.
 */
public final class FaultProgram {
    private static final Path REPORT = Path.of("results", "fault-program.md");

    private FaultProgram() {}

    public static void main(String[] arguments) throws SQLException, InterruptedException, IOException {
        LogProcess.quietLogs();
        FaultRun run = new FaultRun(RunSettings.extended());
        run.announce();
        Verdict verdict = run.carryOut();
        Comparison comparison = Comparison.carryOut();
        String report = RunReport.of(verdict) + "\n\n" + comparison.report().strip();
        System.out.println(report);
        Files.createDirectories(REPORT.resolveSibling(""));
        Files.writeString(REPORT, report + "\n");
        comparison.violations().forEach(System.out::println);
        verdict.neverStruck().forEach(kind -> System.out.println("nothing is shown about " + kind));
        boolean shown = verdict.neverStruck().isEmpty();
        System.exit(
                shown
                                && verdict.violations().isEmpty()
                                && comparison.violations().isEmpty()
                        ? 0
                        : 1);
    }
}
