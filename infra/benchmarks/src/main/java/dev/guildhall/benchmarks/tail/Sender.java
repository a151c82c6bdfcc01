package dev.guildhall.benchmarks.tail;

import dev.guildhall.benchmarks.Sample;
import dev.guildhall.testkit.JvmProcess;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * Sends single commands to one guild, at times that no polling interval can be in step with, and learns from another
 * process when each event was seen there.
 */
final class Sender {
    private static final int MAX_PAUSE_MILLIS = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double MICROS_A_MILLI = 1e3;

    private final String name;
    private final IntConsumer send;
    private final JvmProcess observer;
    private final Random random;
    private int turns;
    private int lines;

    /** @param send sends the command of that turn and returns when it was acknowledged */
    Sender(String name, IntConsumer send, JvmProcess observer, long seed) {
        this.name = name;
        this.send = send;
        this.observer = observer;
        this.random = new Random(seed);
    }

    String name() {
        return name;
    }

    /** From acknowledgement to projection; negative where the projection was faster. */
    Sample run(int commands) {
        long first = turns + 1L; // the guild's registration has sequence number 0
        long[] acknowledged = new long[commands];
        for (int i = 0; i < commands; i++) {
            pause();
            send.accept(turns++);
            acknowledged[i] = Observation.micros();
        }
        double[] millis = new double[commands];
        Arrays.fill(millis, Double.NaN);
        for (int i = 0; i < commands; i++) {
            String[] words = nextSeen().split(" ", -1);
            int which = (int) (Long.parseLong(words[1]) - first);
            millis[which] = (Long.parseLong(words[2]) - acknowledged[which]) / MICROS_A_MILLI;
        }
        if (Arrays.stream(millis).anyMatch(Double::isNaN)) {
            throw new IllegalStateException(name + " saw one event twice and another one never");
        }
        return Sample.of(0, millis);
    }

    private String nextSeen() {
        String line = observer.awaitLine(lines, text -> text.startsWith(Observation.SAW + " "), PATIENCE);
        lines = observer.lines().indexOf(line) + 1;
        return line;
    }

    private void pause() {
        try {
            TimeUnit.MICROSECONDS.sleep((long) (random.nextDouble() * MAX_PAUSE_MILLIS * MICROS_A_MILLI));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
