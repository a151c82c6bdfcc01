package dev.guildhall.benchmarks;

import java.util.Locale;

/** What a figure has to be. */
public record Bound(double limit, boolean isFloor) {
    public static Bound atLeast(double limit) {
        return new Bound(limit, true);
    }

    public static Bound atMost(double limit) {
        return new Bound(limit, false);
    }

    public String verdict(double value) {
        return (isFloor ? value >= limit : value <= limit) ? "yes" : "no";
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %s", isFloor ? "\u2265" : "\u2264", Figures.plain(limit));
    }
}
