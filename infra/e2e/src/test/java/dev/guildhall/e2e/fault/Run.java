package dev.guildhall.e2e.fault;

import java.lang.management.ManagementFactory;
import java.util.concurrent.ThreadLocalRandom;

/** What every run at random has: a seed by which it can be repeated, and a machine. */
public final class Run {
    private static final int SEEDS = 1_000_000_000;

    private Run() {}

    /** That of {@code -Dguildhall.seed}, or another one each time. */
    public static long seed() {
        Long given = Long.getLong("guildhall.seed");
        return given == null ? ThreadLocalRandom.current().nextLong(SEEDS) : given;
    }

    /** For reports. */
    public static String machine() {
        long gib = ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                ? os.getTotalMemorySize() >> 30
                : 0;
        return "%d processors, %d GiB, Linux %s, Java %s, PostgreSQL 17 with fsync on"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        gib,
                        System.getProperty("os.version"),
                        System.getProperty("java.version"));
    }
}
