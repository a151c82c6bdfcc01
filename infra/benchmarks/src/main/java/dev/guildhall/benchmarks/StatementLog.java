package dev.guildhall.benchmarks;

import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Every statement that a server was sent, by database, out of its own log: nothing that a program sends can slip past
 * it, begin and commit included.
 */
public final class StatementLog {
    /** Named after the database, so that programs can be idle side by side. */
    private static final Pattern STATEMENT =
            Pattern.compile("^@([^@]*)@ LOG: {2}(?:execute [^:]*|statement): (.*)$", Pattern.MULTILINE);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path log;

    private StatementLog(Path log) {
        this.log = log;
    }

    /** Has the server log all statements from now on, of connections that exist already, too. */
    public static StatementLog of(TestPostgres postgres, TestDatabase any) {
        StatementLog log = new StatementLog(postgres.server().dataDirectory().resolveSibling("postgres.log"));
        try (Connection connection = any.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("alter system set log_line_prefix = '@%d@ '");
            statement.execute("alter system set log_statement = 'all'");
            statement.execute("select pg_reload_conf()");
            Awaitility.await().atMost(PATIENCE).until(() -> {
                statement.execute("select 'are you listening'");
                return log.read(0).contains("are you listening");
            });
        } catch (SQLException e) {
            throw new IllegalStateException("the server does not log its statements", e);
        }
        return log;
    }

    /** What each database was asked within so long, by database and then by statement, with how often. */
    public Map<String, Map<String, Long>> during(Duration time) {
        return during(() -> pause(time));
    }

    /** What each database was asked while that was done, all of it answered by its end. */
    public Map<String, Map<String, Long>> during(Runnable work) {
        try {
            long from = Files.size(log);
            work.run();
            return statements(read(from));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    static Map<String, Map<String, Long>> statements(String text) {
        return matches(text)
                .collect(Collectors.groupingBy(
                        match -> match.group(1),
                        TreeMap::new,
                        Collectors.groupingBy(match -> match.group(2), TreeMap::new, Collectors.counting())));
    }

    private static Stream<java.util.regex.MatchResult> matches(String text) {
        Matcher matcher = STATEMENT.matcher(text);
        return matcher.results();
    }

    private String read(long from) {
        try {
            byte[] all = Files.readAllBytes(log);
            return new String(all, (int) from, all.length - (int) from, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
