package dev.guildhall.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Numbers in order, and numbers for people. */
public final class Figures {
    private static final double MANY = 100;
    private static final double SOME = 10;
    private static final double SMALL = 0.1;

    private Figures() {}

    /** Of an even number of values the mean of the two in the middle. */
    public static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The least value that at least that share of all values do not exceed. Sorts the array. */
    public static double percentile(double[] values, double share) {
        Arrays.sort(values);
        int index = (int) Math.ceil(share * values.length) - 1;
        return values[Math.max(0, index)];
    }

    /** Three digits or so, whatever the size. */
    public static String plain(double value) {
        double size = Math.abs(value);
        String format =
                size >= MANY ? "%,.0f" : size >= SOME ? "%.1f" : size >= 1 ? "%.2f" : size >= SMALL ? "%.3f" : "%.4f";
        String text = String.format(Locale.ROOT, format, value);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }

    /** Always with the same number of digits, so that columns can be compared. */
    public static String ratio(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < SMALL ? "%.4f" : "%.2f", value);
    }
}
