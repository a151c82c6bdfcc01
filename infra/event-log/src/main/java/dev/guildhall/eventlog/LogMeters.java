package dev.guildhall.eventlog;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** The log's figures; what they mean stands in infra/docs/metrics.md. */
final class LogMeters implements WriterWatch {
    private static final String APPEND = "guildhall.log.append";

    private final Timer durable;
    private final Counter events;
    private final Counter refused;
    private final DistributionSummary batches;
    private final Timer turns;

    LogMeters(MeterRegistry registry, GroupCommit writer, HeadWatch head) {
        durable = Timer.builder(APPEND)
                .description("From handing over a caller's events until they are durable")
                .register(registry);
        events = Counter.builder(APPEND + ".events")
                .description("Events stored by this process")
                .register(registry);
        refused = Counter.builder(APPEND + ".refused")
                .description("Callers whose events were not stored: a conflict, or the log was away")
                .register(registry);
        batches = DistributionSummary.builder(APPEND + ".batch")
                .description("Callers served by one transaction")
                .register(registry);
        turns = Timer.builder("guildhall.log.turn")
                .description("For how long the log was kept for a command that had lost to others again and again")
                .register(registry);
        Gauge.builder(APPEND + ".waiting", writer, GroupCommit::waiting)
                .description("Callers who wait for the writer")
                .register(registry);
        Gauge.builder("guildhall.log.head", head, HeadWatch::head)
                .description("The last position that this process has heard of")
                .register(registry);
    }

    @Override
    public void written(int requests) {
        batches.record(requests);
    }

    @Override
    public void durable(int stored, long nanos) {
        durable.record(nanos, TimeUnit.NANOSECONDS);
        events.increment(stored);
    }

    @Override
    public void refused() {
        refused.increment();
    }

    @Override
    public void turn(long nanos) {
        turns.record(nanos, TimeUnit.NANOSECONDS);
    }
}
