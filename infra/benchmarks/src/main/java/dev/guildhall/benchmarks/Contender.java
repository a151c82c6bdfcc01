package dev.guildhall.benchmarks;

import java.time.Duration;

/** Somebody to be measured. It is asked again and again, in turn with others, and does nothing meanwhile. */
public interface Contender extends AutoCloseable {
    String name();

    /** So many callers act for so long, each anew as soon as it is answered. */
    Sample run(int callers, Duration time);

    @Override
    void close();
}
