package dev.guildhall.benchmarks.commands;

import dev.guildhall.benchmarks.Address;
import dev.guildhall.benchmarks.ClosedLoop;
import dev.guildhall.benchmarks.Sample;
import dev.guildhall.benchmarks.commands.GuildCommands.Caller;
import dev.guildhall.testkit.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;

/**
 * Guildhall alone, in this JVM, to look at it while it works: {@code -Dguildhall.benchmark.only=<callers>}, for
 * {@code -Dguildhall.benchmark.seconds}, recorded by JFR into the file {@code -Dguildhall.benchmark.jfr}. Reports nothing.
 */
final class Profiling {
    private static final String CALLERS = "guildhall.benchmark.only";
    private static final String SECONDS = "guildhall.benchmark.seconds";
    private static final String RECORDING = "guildhall.benchmark.jfr";
    private static final String VARIANT = "guildhall.benchmark.variant";
    private static final int DEFAULT_SECONDS = 20;
    private static final double NANOS_A_MICRO = 1e3;

    /** Of the first line of /proc/stat: cpu user nice system idle iowait irq softirq steal … */
    private static final int IDLE_FIELD = 4;

    private static final int LAST_FIELD = 9;
    private static final long NANOS_A_TICK = 10_000_000;
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    private Profiling() {}

    static boolean isAsked() {
        return !System.getProperty(CALLERS, "").isBlank();
    }

    static void run() {
        int count = Integer.getInteger(CALLERS, 1);
        Duration time = Duration.ofSeconds(Integer.getInteger(SECONDS, DEFAULT_SECONDS));
        String file = System.getProperty(RECORDING, "");
        String variant = System.getProperty(VARIANT, "");
        try (TestPostgres postgres = TestPostgres.dedicated();
                CommandStack stack = new CommandStack(
                        Address.of(postgres.newDatabase()),
                        variant.isBlank() ? Variant.WHOLE : Variant.valueOf(variant))) {
            List<Caller> callers = GuildhallProgram.callers(stack.door(), count);
            System.out.println("warm-up: " + ClosedLoop.run(count, WARM_UP, callers::get));
            long whole = machineNanos();
            long own = ProcessHandle.current()
                    .info()
                    .totalCpuDuration()
                    .orElseThrow()
                    .toNanos();
            Sample sample =
                    file.isBlank() ? ClosedLoop.run(count, time, callers::get) : recorded(count, time, callers, file);
            own = ProcessHandle.current()
                            .info()
                            .totalCpuDuration()
                            .orElseThrow()
                            .toNanos()
                    - own;
            whole = machineNanos() - whole;
            double commands = sample.perSecond() * time.toSeconds();
            System.out.printf(
                    "%d callers, %d s: %s; processor time a command: %.0f us in this JVM, %.0f us elsewhere, of %.0f us%n",
                    count,
                    time.toSeconds(),
                    sample,
                    own / commands / NANOS_A_MICRO,
                    (whole - own) / commands / NANOS_A_MICRO,
                    time.toNanos() * Runtime.getRuntime().availableProcessors() / commands / NANOS_A_MICRO);
        }
    }

    /** What all processors of the machine have worked since it started; of the two in a quiet run, PostgreSQL is the other. */
    private static long machineNanos() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
            String[] ticks = lines.findFirst().orElseThrow().split("\\s+", -1);
            long idle = Long.parseLong(ticks[IDLE_FIELD]) + Long.parseLong(ticks[IDLE_FIELD + 1]);
            long all = Arrays.stream(ticks, 1, LAST_FIELD)
                    .mapToLong(Long::parseLong)
                    .sum();
            return (all - idle) * NANOS_A_TICK;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sample recorded(int count, Duration time, List<Caller> callers, String file) {
        try (Recording recording = new Recording(Configuration.getConfiguration("profile"))) {
            recording.start();
            Sample sample = ClosedLoop.run(count, time, callers::get);
            recording.stop();
            recording.dump(Path.of(file).toAbsolutePath());
            return sample;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new IllegalStateException("every JDK has this configuration", e);
        }
    }
}
