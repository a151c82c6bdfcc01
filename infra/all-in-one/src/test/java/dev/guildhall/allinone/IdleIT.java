package dev.guildhall.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While nothing happens, PostgreSQL is left in peace. */
class IdleIT {
    /** Long enough for the pauses between looks to have grown. */
    private static final Duration SETTLING = Duration.ofSeconds(25);

    private static final Duration WINDOW = Duration.ofSeconds(30);

    /** All statements of all sides, those that begin and end transactions included; twice what was counted. */
    private static final int MAX_STATEMENTS = 30;

    private static final Pattern STATEMENT = Pattern.compile("LOG: {2}(?:statement|execute [^:]*): (.*)");

    @TempDir
    private Path data = Path.of("");

    @Test
    void sendsFewStatements() throws Exception {
        try (RunningProgram program = RunningProgram.start(data)) {
            await().until(() -> program.get("/api/guilds/" + RunningProgram.DEMO, RunningProgram.ADAM)
                            .status()
                    == 200);
            try (Connection superuser = program.asSuperuser()) {
                RunningProgram.execute(superuser, "ALTER SYSTEM SET log_statement = 'all'");
                RunningProgram.execute(superuser, "SELECT pg_reload_conf()");
            }
            int before = afterA(SETTLING).size();
            List<String> all = afterA(WINDOW);

            Map<String, Integer> counted = new TreeMap<>();
            all.subList(before, all.size()).forEach(statement -> counted.merge(statement, 1, Integer::sum));
            System.out.printf("measured: %d statements in %d s%n", all.size() - before, WINDOW.toSeconds());
            counted.forEach((statement, times) -> System.out.printf("measured: %5d  %s%n", times, statement));
            assertThat(all.size() - before).isLessThan(MAX_STATEMENTS);
        }
    }

    /** What PostgreSQL has been told when that time has passed. */
    private List<String> afterA(Duration time) throws IOException {
        await().pollDelay(time).atMost(time.plusSeconds(30)).until(() -> true);
        return Files.readAllLines(data.resolve("postgres/postgres.log")).stream()
                .map(STATEMENT::matcher)
                .filter(Matcher::find)
                .map(line -> line.group(1))
                .toList();
    }
}
