package dev.guildhall.benchmarks.tail;

import dev.guildhall.benchmarks.Address;
import dev.guildhall.benchmarks.Logs;
import dev.guildhall.benchmarks.stockaxon.AxonStack;
import java.io.IOException;

/** Follows Axon's own store with its pooled processor, all settings as they come. Ends with its input. */
public final class AxonObserver {
    private static final int CONNECTIONS = 10;

    private AxonObserver() {}

    public static void main(String[] arguments) throws IOException {
        Logs.warningsOnly();
        try (AxonStack stack = new AxonStack(Address.given(), CONNECTIONS)) {
            TailBenchmark.observe(stack.processor("observation", new Observation(stack.dataSource())));
        }
    }
}
