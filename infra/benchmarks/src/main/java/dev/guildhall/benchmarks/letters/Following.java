package dev.guildhall.benchmarks.letters;

import dev.guildhall.benchmarks.Contender;
import dev.guildhall.benchmarks.Sample;
import java.time.Duration;

/** Events of both kinds of guilds, one after the other, and how long the view takes with the one that nobody has poisoned. */
final class Following implements Contender {
    private static final double NANOS_A_MILLI = 1e6;
    private static final double NANOS_A_SECOND = 1e9;

    private final String name;
    private final LetterRun run;
    private final int events;
    private int pair;

    /** @param events how many are followed in a sample */
    Following(String name, LetterRun run, int events) {
        this.name = name;
        this.run = run;
        this.events = events;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Sample run(int callers, Duration time) {
        double[] millis = new double[events];
        long begin = System.nanoTime();
        try {
            for (int i = 0; i < events; i++) {
                run.append(pair++);
                millis[i] = run.lag().toNanos() / NANOS_A_MILLI;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return Sample.of(events / ((System.nanoTime() - begin) / NANOS_A_SECOND), millis);
    }

    @Override
    public void close() {
        run.close();
    }
}
