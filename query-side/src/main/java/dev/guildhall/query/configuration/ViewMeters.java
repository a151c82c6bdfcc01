package dev.guildhall.query.configuration;

import dev.guildhall.door.SharedClock;
import dev.guildhall.eventlog.EventTail;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Figures of the view and of those who read it; what they mean stands in infra/docs/metrics.md. */
public final class ViewMeters implements ViewCommits {
    private static final Tags PROJECTION = Tags.of("projection", ConfigurationProjection.GROUP);

    private final Timer delay;
    private final Counter events;
    private final SharedClock clock;

    ViewMeters(MeterRegistry registry, ViewLag lag, SharedGuildReads reads, EventTail tail, SharedClock clock) {
        this.clock = clock;
        delay = Timer.builder("guildhall.projection.delay")
                .description("From the recording of a batch's last event until it is in the view")
                .tags(PROJECTION)
                .register(registry);
        events = Counter.builder("guildhall.projection.events")
                .description("Events projected by this process")
                .tags(PROJECTION)
                .register(registry);
        lag.register(registry, ConfigurationProjection.GROUP);
        Gauge.builder("guildhall.log.tail.unreadable", tail, t -> t.unreadable().isPresent() ? 1 : 0)
                .description("1 while the log cannot be read on")
                .register(registry);
        found(registry, "shared", reads, SharedGuildReads::hits);
        found(registry, "postgres", reads, SharedGuildReads::misses);
    }

    private static void found(
            MeterRegistry registry,
            String where,
            SharedGuildReads reads,
            java.util.function.ToDoubleFunction<SharedGuildReads> count) {
        FunctionCounter.builder("guildhall.query.guild.reads", reads, count)
                .description("Readings of a guild by where it was found")
                .tag("found", where)
                .register(registry);
    }

    @Override
    public void committed(CommittedBatch batch) {
        if (!batch.steps().isEmpty()) {
            events.increment(batch.steps().size());
            long recorded = batch.steps().getLast().timestampMillis();
            delay.record(Duration.ofMillis(Math.max(0, clock.millis() - recorded)));
        }
    }
}
