package dev.guildhall.benchmarks.giveaway;

import dev.guildhall.benchmarks.Bench;
import dev.guildhall.benchmarks.Figures;
import java.util.ArrayList;
import java.util.List;

/** How long giveaways of one size take to be drawn, and what one of them takes of the heap while it is in memory. */
record DrawTime(int entries, double millis, double heapBytesAnEntry) {
    private static final double NANOS_A_MILLI = 1e6;

    /** The median of so many giveaways; each is in memory when it is drawn. */
    static DrawTime measure(Bench bench, LargeGiveaways giveaways, int entries, int times) {
        List<Double> millis = new ArrayList<>();
        List<Double> bytes = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            String id = giveaways.filled(entries);
            int in = giveaways.enter(id, i);
            if (in != entries + 1) {
                throw new IllegalStateException("%d take part instead of %d".formatted(in, entries + 1));
            }
            bytes.add(giveaways.heapBytes(id) / entries);
            bench.settle();
            long begun = System.nanoTime();
            giveaways.end(id);
            millis.add((System.nanoTime() - begun) / NANOS_A_MILLI);
        }
        DrawTime time = new DrawTime(entries, Figures.median(millis), Figures.median(bytes));
        System.out.println(time);
        return time;
    }

    /** Time for each unit of n log n; a giveaway that is drawn in a few milliseconds is mostly its request. */
    double nanosAUnit() {
        return millis * NANOS_A_MILLI / units();
    }

    private double units() {
        return entries * Math.log(entries);
    }
}
