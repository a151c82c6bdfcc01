package dev.guildhall.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The machine that a benchmark ran on. Figures from a busy machine say nothing, so there are none. */
public record QuietMachine(int processors, long memoryGib, String kernel, String javaVersion) {
    /** Load average of the last minute, by processor, above which nothing is measured. */
    public static final double MAX_LOAD_PER_PROCESSOR = 0.5;

    private static final long GIB = 1L << 30;

    /** @throws IllegalStateException when something else is running */
    public static QuietMachine required() {
        int processors = Runtime.getRuntime().availableProcessors();
        double load = load();
        if (load > MAX_LOAD_PER_PROCESSOR * processors) {
            throw new IllegalStateException(String.format(
                    Locale.ROOT, "the machine is busy (load %.2f): nothing measured now would mean anything", load));
        }
        return new QuietMachine(
                processors, memory() / GIB, System.getProperty("os.version"), System.getProperty("java.version"));
    }

    @Override
    public String toString() {
        return "%d processors, %d GiB, Linux %s, Java %s".formatted(processors, memoryGib, kernel, javaVersion);
    }

    private static double load() {
        try {
            String line = Files.readString(Path.of("/proc/loadavg"));
            return Double.parseDouble(line.substring(0, line.indexOf(' ')));
        } catch (IOException e) {
            throw new IllegalStateException("benchmarks need Linux", e);
        }
    }

    private static long memory() {
        return java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean os
                ? os.getTotalMemorySize()
                : 0;
    }
}
