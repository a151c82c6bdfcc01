package dev.guildhall.benchmarks;

import java.time.Duration;

/** How much is measured: all of it, or just enough to see that the benchmark works, which gives no figures. */
public enum Extent {
    FULL,
    SMOKE;

    /** {@code true}: one short round of everything, on any machine, and nothing is written down. */
    public static final String SMOKE_PROPERTY = "guildhall.benchmark.smoke";

    public static Extent asked() {
        return Boolean.getBoolean(SMOKE_PROPERTY) ? SMOKE : FULL;
    }

    public int of(int full, int smoke) {
        return this == FULL ? full : smoke;
    }

    /** How often the contenders take turns. */
    public int rounds(int full) {
        return of(full, 1);
    }

    public Duration of(Duration full, Duration smoke) {
        return this == FULL ? full : smoke;
    }
}
