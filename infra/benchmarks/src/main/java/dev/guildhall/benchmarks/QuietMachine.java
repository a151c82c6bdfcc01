package dev.guildhall.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The machine that a benchmark ran on. Figures from a busy machine say nothing, so there are none. */
public record QuietMachine(
        String processor, int processors, long memoryGib, String kernel, String fileSystem, String javaVersion) {
    /** Load average of the last minute, by processor, above which nothing is measured. */
    public static final double MAX_LOAD_PER_PROCESSOR = 0.5;

    /** Share of all processors' time that others may take between two samples. */
    public static final double MAX_BUSY = 0.25;

    /** The build that came before leaves a load average behind that has to fade first. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Duration SETTLING = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final long GIB = 1L << 30;

    /** @throws IllegalStateException when something else is running, and goes on running for minutes */
    public static QuietMachine required() {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        int processors = Runtime.getRuntime().availableProcessors();
        double load = load();
        while (load > MAX_LOAD_PER_PROCESSOR * processors) {
            if (System.nanoTime() > giveUp) {
                throw busy(String.format(Locale.ROOT, "load %.2f", load));
            }
            pause(PAUSE);
            load = load();
        }
        return described();
    }

    /** Whether it is quiet or not: for runs that report nothing. */
    static QuietMachine described() {
        return new QuietMachine(
                model(),
                Runtime.getRuntime().availableProcessors(),
                memory() / GIB,
                System.getProperty("os.version"),
                fileSystemHere(),
                System.getProperty("java.version"));
    }

    /**
     * Between two samples, when nobody who is measured has anything to do.
     *
     * @throws IllegalStateException when somebody else has
     */
    static void settle() {
        long giveUp = System.nanoTime() + SETTLING.toNanos();
        double busy = busyShare();
        while (busy > MAX_BUSY) {
            if (System.nanoTime() > giveUp) {
                throw busy(String.format(Locale.ROOT, "others take %.0f %% of it", busy * 100));
            }
            busy = busyShare();
        }
    }

    @Override
    public String toString() {
        return "%d processors (%s), %d GiB, Linux %s, %s, Java %s"
                .formatted(processors, processor, memoryGib, kernel, fileSystem, javaVersion);
    }

    private static IllegalStateException busy(String how) {
        return new IllegalStateException("the machine is busy (" + how + "): nothing measured now would mean anything");
    }

    private static double load() {
        String line = read("/proc/loadavg");
        return Double.parseDouble(line.substring(0, line.indexOf(' ')));
    }

    private static double busyShare() {
        long[] before = ticks();
        pause(LOOK);
        long[] after = ticks();
        long all = after[0] - before[0];
        return all == 0 ? 0 : 1 - (double) (after[1] - before[1]) / all;
    }

    /** All ticks of all processors, and those in which nothing ran. */
    private static long[] ticks() {
        String[] fields = read("/proc/stat").lines().findFirst().orElseThrow().split("\\s+", -1);
        long all = 0;
        for (int i = 1; i < fields.length; i++) {
            all += Long.parseLong(fields[i]);
        }
        return new long[] {all, Long.parseLong(fields[4]) + Long.parseLong(fields[5])};
    }

    private static String model() {
        return read("/proc/cpuinfo")
                .lines()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    private static String fileSystemHere() {
        try {
            return Files.getFileStore(Path.of("").toAbsolutePath()).type();
        } catch (IOException e) {
            return "unknown file system";
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new IllegalStateException("benchmarks need Linux", e);
        }
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                ? os.getTotalMemorySize()
                : 0;
    }

    private static void pause(Duration duration) {
        try {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
