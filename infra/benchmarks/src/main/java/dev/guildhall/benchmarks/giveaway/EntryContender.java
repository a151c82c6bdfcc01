package dev.guildhall.benchmarks.giveaway;

import dev.guildhall.benchmarks.Contender;
import dev.guildhall.benchmarks.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Callers who enter one giveaway, and leave it again so that it stays as large as it is. Entering is what is timed. */
final class EntryContender implements Contender {
    private static final double NANOS_A_MILLI = 1e6;
    private static final double NANOS_A_SECOND = 1e9;

    private final String name;
    private final LargeGiveaways giveaways;
    private final String id;
    private final AtomicInteger members = new AtomicInteger();

    EntryContender(String name, LargeGiveaways giveaways, String id) {
        this.name = name;
        this.giveaways = giveaways;
        this.id = id;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Sample run(int callers, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        List<Future<List<Double>>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < callers; i++) {
                running.add(threads.submit(() -> actUntil(end)));
            }
        }
        double[] millis = running.stream()
                .flatMap(caller -> millis(caller).stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
        return Sample.of(millis.length / (time.toNanos() / NANOS_A_SECOND), millis);
    }

    private List<Double> actUntil(long end) {
        List<Double> millis = new ArrayList<>();
        while (System.nanoTime() < end) {
            int member = members.incrementAndGet();
            long begun = System.nanoTime();
            giveaways.enter(id, member);
            millis.add((System.nanoTime() - begun) / NANOS_A_MILLI);
            giveaways.leave(id, member);
        }
        return millis;
    }

    private static List<Double> millis(Future<List<Double>> caller) {
        try {
            return caller.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {}
}
