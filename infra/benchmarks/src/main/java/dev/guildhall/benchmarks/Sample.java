package dev.guildhall.benchmarks;

import java.util.Locale;
import java.util.Scanner;

/** What one contender did in one stretch of time. Latencies are those that a caller saw. */
public record Sample(double perSecond, double p50Millis, double p99Millis) {
    private static final double MEDIAN = 0.5;
    private static final double TAIL = 0.99;
    private static final String WORD = "sample";

    /** @param millis of each act, or of a fair part of them */
    public static Sample of(double perSecond, double[] millis) {
        return new Sample(perSecond, Figures.percentile(millis, MEDIAN), Figures.percentile(millis, TAIL));
    }

    /** Between processes. */
    String line() {
        return String.format(Locale.ROOT, "%s %.3f %.6f %.6f", WORD, perSecond, p50Millis, p99Millis);
    }

    static boolean isLine(String line) {
        return line.startsWith(WORD + " ");
    }

    static Sample parse(String line) {
        try (Scanner scanner = new Scanner(line).useLocale(Locale.ROOT)) {
            scanner.next();
            return new Sample(scanner.nextDouble(), scanner.nextDouble(), scanner.nextDouble());
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,.0f/s, p50 %.3f ms, p99 %.3f ms", perSecond, p50Millis, p99Millis);
    }
}
