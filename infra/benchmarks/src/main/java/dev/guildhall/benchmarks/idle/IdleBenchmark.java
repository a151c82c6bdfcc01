package dev.guildhall.benchmarks.idle;

import dev.guildhall.benchmarks.Address;
import dev.guildhall.benchmarks.Bench;
import dev.guildhall.benchmarks.Bound;
import dev.guildhall.benchmarks.Extent;
import dev.guildhall.benchmarks.Figures;
import dev.guildhall.benchmarks.Report;
import dev.guildhall.benchmarks.StatementLog;
import dev.guildhall.benchmarks.commands.GuildCommands;
import dev.guildhall.benchmarks.stockaxon.AxonStack;
import dev.guildhall.benchmarks.tail.AxonObserver;
import dev.guildhall.benchmarks.tail.TailBenchmark;
import dev.guildhall.testkit.FreePorts;
import dev.guildhall.testkit.JvmProcess;
import dev.guildhall.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Statements a minute that the whole program sends while nobody asks it anything, against a program on stock Axon with
 * as many pooled processors. Both are idle at the same time: what is counted does not depend on the machine.
 */
public final class IdleBenchmark {
    private static final Bound BOUND = Bound.atMost(1.0 / 20);
    private static final int MINUTES = 2;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofSeconds(10);
    /** Until everything that follows a start is done. */
    private static final Duration SETTLING = Duration.ofSeconds(30);

    private static final Duration START = Duration.ofSeconds(90);
    private static final int COMMANDS = 10;
    private static final int CONNECTIONS = 4;
    private static final double SECONDS_A_MINUTE = 60;

    private IdleBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("guildhall-idle");
        try (Bench bench = Bench.open()) {
            TestDatabase ours = bench.database();
            TestDatabase theirs = bench.database();
            prepare(theirs);
            try (JvmProcess guildhall = guildhall(ours, data);
                    JvmProcess axon = TailBenchmark.observer(AxonObserver.class, Address.of(theirs))) {
                Extent extent = bench.extent();
                StatementLog log = StatementLog.of(bench.postgres(), bench.database());
                TimeUnit.NANOSECONDS.sleep(extent.of(SETTLING, SHORT).toNanos());
                List<Map<String, Map<String, Long>>> windows = new ArrayList<>();
                Duration window = extent.of(WINDOW, SHORT);
                for (int minute = 0; minute < extent.rounds(MINUTES); minute++) {
                    windows.add(log.during(window));
                    System.out.println(windows.getLast());
                }
                if (!guildhall.isAlive() || !axon.isAlive()) {
                    throw new IllegalStateException("a program that has ended is not idle");
                }
                report(bench, windows, window, ours.name(), theirs.name());
            }
        } finally {
            delete(data);
        }
    }

    /** A store with something in it, as ours has: the simulated bot registers its guilds. */
    private static void prepare(TestDatabase database) {
        try (AxonStack axon = new AxonStack(Address.of(database), CONNECTIONS)) {
            axon.createTables();
            axon.send(GuildCommands.register(0), GuildCommands.metadata(0));
            for (int turn = 0; turn < COMMANDS; turn++) {
                axon.send(GuildCommands.change(0, turn), GuildCommands.metadata(0));
            }
        }
    }

    private static JvmProcess guildhall(TestDatabase database, Path data) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "GUILDHALL_DATA_DIR", data.toString(),
                "SERVER_PORT", Integer.toString(FreePorts.next()),
                "GUILDHALL_SOCKET_PORT", Integer.toString(FreePorts.next()),
                "GUILDHALL_SIMULATOR_PORT", Integer.toString(FreePorts.next())));
        environment.putAll(Map.of(
                "SPRING_DATASOURCE_URL", database.jdbcUrl(),
                "SPRING_DATASOURCE_USERNAME", database.username(),
                "SPRING_DATASOURCE_PASSWORD", database.password()));
        JvmProcess process = JvmProcess.of("dev.guildhall.allinone.GuildhallApplication")
                .environment(environment)
                .start();
        process.awaitLine("is ready", START);
        return process;
    }

    private static void report(
            Bench bench, List<Map<String, Map<String, Long>>> windows, Duration window, String ours, String theirs) {
        List<Double> own = perMinute(windows, window, ours);
        List<Double> peer = perMinute(windows, window, theirs);
        double ratio = Figures.median(own) / Figures.median(peer);
        new Report("Statements of an idle program", "idle", IdleBenchmark.class, bench)
                .paragraph("""
                        %d stretches of %d s, %d s after the start, both programs at once. Counted in the server's own log \
                        (`log_statement = all`), begin and commit included. Guildhall: the all-in-one, that is all four sides, \
                        their processors and everything else they do, with a simulated Discord that is silent. Stock Axon 4.13: \
                        `JdbcEventStorageEngine`, `JdbcTokenStore` and as many pooled streaming processors (one), default \
                        settings, and nothing else.""".formatted(
                                windows.size(),
                                window.toSeconds(),
                                bench.extent().of(SETTLING, SHORT).toSeconds()))
                .table(
                        Report.cells("program", "statements/min, median", "min", "max"),
                        List.of(row("Guildhall", own), row("stock Axon", peer)))
                .table(
                        Report.cells("ratio", "bound", "met"),
                        List.of(Report.cells(Figures.ratio(ratio), BOUND, BOUND.verdict(ratio))))
                .section("What Guildhall asks")
                .table(Report.cells("statement", "a minute"), asked(windows, window, ours))
                .publish();
    }

    private static List<String> row(String name, List<Double> perMinute) {
        return Report.cells(
                name,
                Figures.median(perMinute),
                perMinute.stream().min(Comparator.naturalOrder()).orElseThrow(),
                perMinute.stream().max(Comparator.naturalOrder()).orElseThrow());
    }

    private static List<Double> perMinute(
            List<Map<String, Map<String, Long>>> windows, Duration window, String database) {
        return windows.stream()
                .map(statements -> statements.getOrDefault(database, Map.of()).values().stream()
                                .mapToLong(Long::longValue)
                                .sum()
                        * SECONDS_A_MINUTE
                        / window.toSeconds())
                .toList();
    }

    private static List<List<String>> asked(
            List<Map<String, Map<String, Long>>> windows, Duration window, String database) {
        Map<String, Long> all = new TreeMap<>();
        windows.forEach(
                one -> one.getOrDefault(database, Map.of()).forEach((sql, count) -> all.merge(sql, count, Long::sum)));
        double minutes = windows.size() * window.toSeconds() / SECONDS_A_MINUTE;
        return all.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(entry -> Report.cells(statement(entry.getKey()), Double.valueOf(entry.getValue() / minutes)))
                .toList();
    }

    private static String statement(String sql) {
        return sql.isEmpty() ? "empty: whether the connection is alive" : "`" + sql.replace("|", "\\|") + "`";
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
