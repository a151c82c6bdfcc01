package dev.guildhall.e2e.fault.rebuild;

import dev.guildhall.e2e.FourProcesses;
import dev.guildhall.e2e.fault.LogProcess;
import dev.guildhall.e2e.fault.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * By hand: {@code mvn -q test-compile -Pfault -pl infra/e2e -am -Dfault.program=rebuild.RebuildFaultProgram}, with the
 * settings of {@link RebuildFaultSettings#extended} in {@code -Dfault.options="-D… -D…"}. Stops by itself, writes its report
 * to {@code results/rebuild-faults.md} (of a shorter run: to {@code target}), and ends with code 1 when anything was found
 * that must not be.
 */
public final class RebuildFaultProgram {
    private static final String REPORT = "rebuild-faults.md";

    /** So slow that a log takes its time, and no slower: what is killed every few seconds is to come to its end now and then. */
    private static final Map<String, String> SLOWLY =
            Map.of("GUILDHALL_REBUILD_EVENTSPERSECOND", "6000", "GUILDHALL_REBUILD_SHARE", "1");

    /** Of more violations, which are counted all the same, no more are told. */
    private static final int TOLD = 100;

    private RebuildFaultProgram() {}

    public static void main(String[] arguments) throws SQLException, IOException {
        LogProcess.quietLogs();
        RebuildFaultSettings settings = RebuildFaultSettings.extended();
        System.out.printf("rebuilds under faults: repeat with -Dguildhall.seed=%d%n", settings.seed());
        RebuildVerdict verdict;
        try (FourProcesses installation = FourProcesses.startWith(SLOWLY)) {
            verdict = new RebuildFaultRun(installation, settings).carryOut();
        }
        String report = report(verdict);
        System.out.println(report);
        Path folder = Path.of(settings.isWhole() ? "results" : "target");
        Files.writeString(Files.createDirectories(folder).resolve(REPORT), report);
        System.exit(verdict.holds() ? 0 : 1);
    }

    private static String report(RebuildVerdict verdict) {
        RebuildFaultSettings settings = verdict.settings();
        return """
                # Rebuilds under faults, %s

                %s.
                Seed %d, %d s. All views are made anew again and again, all at once, by two query sides of which one was killed at %d
                moments drawn at random, while %d guilds are saved and %d more are read.
                Command: `mvn -q test-compile -Pfault -pl infra/e2e -am -Dfault.program=rebuild.RebuildFaultProgram`, with
                `-Dfault.options="-Dguildhall.seed=%d -Dguildhall.fault.kills=%d"`.

                | | |
                |---|---|
                | rebuilds that came to their end | %d |
                | of these interrupted and begun anew | %d |
                | reads | %d |
                | saved meanwhile | %d |
                | events in the log | %d |
                | told about guilds that changed | %d |
                | hash of an independent fold of the log | `%s` |
                | hash of the views | `%s` |

                | what must be zero | |
                |---|---|
                | reads that nobody answered or that went back in version; rebuilds that did not equal the live view or failed; envelopes about guilds that did not change; cards in Discord that are missing or shown twice; lines by which fold and views differ | %d |

                %s
                """.formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        Run.machine(),
                        settings.seed(),
                        verdict.took().toSeconds(),
                        settings.kills(),
                        settings.busy(),
                        settings.quiet(),
                        settings.seed(),
                        settings.kills(),
                        verdict.rebuilds(),
                        verdict.interrupted(),
                        verdict.reads(),
                        verdict.saved(),
                        verdict.events(),
                        verdict.told(),
                        verdict.folded(),
                        verdict.live(),
                        verdict.violations().size(),
                        verdict.violations().stream().limit(TOLD).collect(Collectors.joining("\n")));
    }
}
