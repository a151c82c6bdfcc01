package dev.guildhall.benchmarks.commands;

import dev.guildhall.benchmarks.Contender;
import dev.guildhall.benchmarks.Sample;
import dev.guildhall.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * PostgreSQL's own load generator as the bar: single-row prepared inserts into a copy of the log's table, with the same
 * indexes and the bytes of a row that a command has stored. It hashes nothing, checks nothing and is written in C.
 */
final class Pgbench implements Contender {
    static final String SCHEMA = "peer";

    /** Ids grow with time as ours do, so that the peer's index, too, is written at its right edge. */
    private static final String SCRIPT = """
            \\set n :n + 1
            \\set id :n * 64 + :client_id
            \\set guild 1180000000000000000 + :client_id * 8 + :n % 8
            insert into peer.event (event_id, aggregate_type, aggregate_id, sequence, type, revision, guild_id, actor_id, \
            recorded_at, payload, metadata, link) values (lpad(:id, 32, '0')::uuid, 'Guild', 'guild:' || :guild, :n, \
            'settings.Changed', 1, :guild, :actor, clock_timestamp(), :payload, :metadata, :link);
            """;

    private static final String LINK = "0123456789abcdef0123456789abcdef";
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");
    private static final int MAX_THREADS = 2;
    private static final long RUNS_APART = 10_000_000;
    /** Writing every latency down would slow the peer: a tenth of them tells as much. */
    private static final String LOGGED_SHARE = "0.1";

    private static final int LATENCY_FIELD = 2;
    private static final double MICROS_A_MILLI = 1e3;

    private final TestDatabase database;
    private final StoredRow row;
    private final Path directory;
    private long runs;

    Pgbench(TestDatabase database, StoredRow row) {
        this.database = database;
        this.row = row;
        try {
            this.directory = Files.createTempDirectory("guildhall-pgbench");
            Files.writeString(directory.resolve("insert.sql"), SCRIPT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalStateException when there is no pgbench on the path */
    static String version() {
        try {
            Process process = new ProcessBuilder("pgbench", "--version").start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "this benchmark's peer is pgbench, which is not on the path and not among the embedded binaries:"
                            + " install PostgreSQL's client programs (Debian: postgresql-contrib or postgresql-15)",
                    e);
        }
    }

    @Override
    public String name() {
        return "pgbench";
    }

    @Override
    public Sample run(int callers, Duration time) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command(callers, time)).redirectErrorStream(true);
            builder.directory(directory.toFile());
            builder.environment().putAll(Map.of("PGPASSWORD", database.password(), "LC_ALL", "C"));
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher rate = RATE.matcher(output);
            if (process.waitFor() != 0 || !rate.find()) {
                throw new IllegalStateException("pgbench failed:\n" + output);
            }
            return Sample.of(Double.parseDouble(rate.group(1)), latencies());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private List<String> command(int callers, Duration time) {
        String url = database.jdbcUrl();
        List<String> command = new ArrayList<>(List.of("pgbench", "-n", "-M", "prepared", "-f", "insert.sql"));
        command.addAll(List.of("-h", "127.0.0.1", "-p", url.replaceAll(".*:(\\d+)/.*", "$1")));
        command.addAll(List.of("-U", database.username(), "-T", Long.toString(Math.max(1, time.toSeconds()))));
        command.addAll(List.of("-c", "" + callers, "-j", "" + Math.min(callers, MAX_THREADS)));
        command.addAll(List.of("--log", "--sampling-rate=" + LOGGED_SHARE));
        define(command, "n", Long.toString(++runs * RUNS_APART));
        define(command, "actor", row.actorId());
        define(command, "payload", row.payload());
        define(command, "metadata", row.metadata());
        define(command, "link", LINK);
        command.add(database.name());
        return command;
    }

    private static void define(List<String> command, String variable, String value) {
        command.addAll(List.of("-D", variable + "=" + value));
    }

    /** Of all threads' files, which go with the reading. */
    private double[] latencies() throws IOException {
        List<Path> logs;
        try (Stream<Path> files = Files.list(directory)) {
            logs = files.filter(file -> file.getFileName().toString().startsWith("pgbench_log"))
                    .toList();
        }
        List<Double> millis = new ArrayList<>();
        for (Path log : logs) {
            for (String line : Files.readAllLines(log)) {
                millis.add(Long.parseLong(line.split(" ", -1)[LATENCY_FIELD]) / MICROS_A_MILLI);
            }
            Files.delete(log);
        }
        return millis.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public void close() {
        try {
            Files.delete(directory.resolve("insert.sql"));
            Files.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
