package dev.guildhall.benchmarks.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.benchmarks.Contender;
import dev.guildhall.benchmarks.Sample;
import java.time.Duration;

/**
 * A page that is opened again and again.
 *
 * @param control the first one that somebody could use
 * @param cache {@code cold} or {@code warm}: which of a visitor's two visits counts
 * @param visits in one turn
 */
record Opening(String name, Visitor visitor, String url, String control, String cache, int visits)
        implements Contender {
    @Override
    public Sample run(int callers, Duration time) {
        double[] millis = new double[visits];
        for (int i = 0; i < visits; i++) {
            millis[i] = open().path(cache).asDouble();
        }
        return Sample.of(visits, millis);
    }

    JsonNode open() {
        return visitor.open(url, control);
    }

    @Override
    public void close() {
        // The browser is closed with the benchmark.
    }
}
