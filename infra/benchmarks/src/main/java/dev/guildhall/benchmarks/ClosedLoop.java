package dev.guildhall.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Callers that act again as soon as they are answered. On virtual threads, as requests come in to the program. */
public final class ClosedLoop {
    private static final double NANOS_A_MILLI = 1e6;
    private static final double NANOS_A_SECOND = 1e9;
    private static final int ROOM = 1 << 14;

    private ClosedLoop() {}

    /** @param callerAt what the caller of a number, from 0, does again and again */
    public static Sample run(int callers, Duration time, IntFunction<? extends Runnable> callerAt) {
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        List<Future<double[]>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < callers; i++) {
                Runnable caller = callerAt.apply(i);
                running.add(threads.submit(() -> actUntil(end, caller)));
            }
        }
        double seconds = (System.nanoTime() - begin) / NANOS_A_SECOND;
        double[] millis = running.stream()
                .map(ClosedLoop::millis)
                .flatMapToDouble(Arrays::stream)
                .toArray();
        return Sample.of(millis.length / seconds, millis);
    }

    private static double[] actUntil(long end, Runnable caller) {
        double[] millis = new double[ROOM];
        int count = 0;
        for (long before = System.nanoTime(); before < end; ) {
            caller.run();
            long after = System.nanoTime();
            if (count == millis.length) {
                millis = Arrays.copyOf(millis, 2 * count);
            }
            millis[count++] = (after - before) / NANOS_A_MILLI;
            before = after;
        }
        return Arrays.copyOf(millis, count);
    }

    private static double[] millis(Future<double[]> caller) {
        try {
            return caller.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a caller failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
