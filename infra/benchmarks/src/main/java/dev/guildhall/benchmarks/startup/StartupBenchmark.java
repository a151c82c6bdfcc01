package dev.guildhall.benchmarks.startup;

import dev.guildhall.benchmarks.QuietMachine;
import dev.guildhall.testkit.FreePorts;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts the whole program on an empty data directory and a bare program on the same platform, in turn, and compares
 * the times from the start of the process to its ready line. The bare program's class path has only what the starters
 * bring, so that it does not carry our weight.
 */
public final class StartupBenchmark {
    static final String READY = "is ready";

    private static final int ROUNDS = 5;
    private static final double BOUND = 1.5;
    private static final double NANOS = 1e9;
    private static final List<String> FLAGS = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:MetaspaceSize=160m",
            "-XX:NewSize=256m",
            "-XX:ReservedCodeCacheSize=128m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");
    private static final List<String> NOT_FROM_STARTERS = List.of(
            "JDA",
            "axon-",
            "netty-socketio",
            "embedded-",
            "okhttp",
            "okio",
            "kotlin",
            "trove",
            "nv-websocket",
            "commons-compress",
            "commons-math",
            "jmh",
            "jopt-simple",
            "xz-",
            "caffeine",
            "flyway",
            "/classes",
            "junit",
            "assertj",
            "awaitility",
            "guildhall");

    /**
     * @param seconds from nothing to the ready line
     * @param processorSeconds of the JVM, on all its threads, up to there
     */
    private record Start(double seconds, double processorSeconds) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.2f s (processor %.2f s)", seconds, processorSeconds);
        }
    }

    private StartupBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        QuietMachine machine = QuietMachine.required();
        List<Start> whole = new ArrayList<>();
        List<Start> bare = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            Start wholeStart = whole();
            Start bareStart = start(List.of(BareProgram.class.getName()), bareClassPath(), Map.of());
            System.out.printf(Locale.ROOT, "round %d: %s, bare %s%n", round, wholeStart, bareStart);
            if (round > 0) {
                whole.add(wholeStart);
                bare.add(bareStart);
            }
        }
        report(machine, whole, bare);
    }

    private static void report(QuietMachine machine, List<Start> whole, List<Start> bare) throws IOException {
        double ratio = median(whole, Start::seconds) / median(bare, Start::seconds);
        String report = String.format(
                Locale.ROOT,
                """
                # Start-up, %s

                %s. %d alternating rounds after one warm-up, empty data directory, binaries of the servers cached.
                Command: `mvn -q process-classes -Pbenchmark -pl infra/benchmarks -am -Dbenchmark=startup.StartupBenchmark`

                | program | min | median | max | processor time of the JVM, median |
                |---|---|---|---|---|
                %s
                %s

                Ratio of the medians: %.2f (bound %.1f). The processor time of PostgreSQL and Redis comes on top.
                """,
                LocalDate.now(java.time.ZoneOffset.UTC),
                machine,
                ROUNDS,
                row("all-in-one, to its ready line", whole),
                row("bare program, same starters", bare),
                ratio,
                BOUND);
        System.out.println(report);
        Files.writeString(Path.of("results", "startup.md"), report);
    }

    private static String row(String program, List<Start> starts) {
        List<Double> seconds = starts.stream().map(Start::seconds).sorted().toList();
        return String.format(
                Locale.ROOT,
                "| %s | %.2f s | %.2f s | %.2f s | %.2f s |",
                program,
                seconds.getFirst(),
                median(starts, Start::seconds),
                seconds.getLast(),
                median(starts, Start::processorSeconds));
    }

    private static double median(List<Start> starts, ToDoubleFunction<Start> figure) {
        return starts.stream().mapToDouble(figure).sorted().toArray()[starts.size() / 2];
    }

    private static Start whole() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("guildhall-startup");
        try {
            return start(
                    List.of("dev.guildhall.allinone.GuildhallApplication"),
                    System.getProperty("java.class.path"),
                    Map.of(
                            "GUILDHALL_DATA_DIR", data.toString(),
                            "SERVER_PORT", Integer.toString(FreePorts.next()),
                            "GUILDHALL_SOCKET_PORT", Integer.toString(FreePorts.next()),
                            "GUILDHALL_SIMULATOR_PORT", Integer.toString(FreePorts.next())));
        } finally {
            delete(data);
        }
    }

    private static String bareClassPath() {
        String own = BareProgram.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        return Stream.concat(
                        Stream.of(own),
                        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                                .filter(entry -> NOT_FROM_STARTERS.stream().noneMatch(entry::contains)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Start start(List<String> mainClass, String classPath, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", classPath));
        command.addAll(mainClass);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        long begin = System.nanoTime();
        Process process = builder.start();
        StringBuilder output = new StringBuilder();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
                if (line.contains(READY)) {
                    double seconds = (System.nanoTime() - begin) / NANOS;
                    return new Start(seconds, processorSeconds(process));
                }
            }
            throw new IllegalStateException("ended without becoming ready:\n" + output);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static double processorSeconds(Process process) {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / NANOS;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
