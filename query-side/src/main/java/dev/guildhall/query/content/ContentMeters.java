package dev.guildhall.query.content;

import dev.guildhall.door.SharedClock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Figures of a feature's view; what they mean stands in infra/docs/metrics.md. A replay counts for nothing. */
final class ContentMeters<E, V> implements ContentCommits<E, V> {
    private final Timer delay;
    private final Counter events;
    private final SharedClock clock;

    ContentMeters(MeterRegistry registry, String group, ContentLag lag, SharedClock clock) {
        this.clock = clock;
        Tags projection = Tags.of("projection", group);
        delay = Timer.builder("guildhall.projection.delay")
                .description("From the recording of a batch's last event until it is in the view")
                .tags(projection)
                .register(registry);
        events = Counter.builder("guildhall.projection.events")
                .description("Events projected by this process")
                .tags(projection)
                .register(registry);
        Gauge.builder("guildhall.projection.lag.events", lag, ContentLag::events)
                .description("Events of the log that are not in the view")
                .tags(projection)
                .strongReference(true)
                .register(registry);
        TimeGauge.builder("guildhall.projection.lag.time", lag, TimeUnit.MILLISECONDS, ContentLag::millis)
                .description("Age of the oldest event that is not in the view")
                .tags(projection)
                .strongReference(true)
                .register(registry);
    }

    @Override
    public void committed(Batch<E, V> batch) {
        if (!batch.news().isEmpty()) {
            events.increment(batch.news().size());
            long recorded = batch.news().getLast().timestampMillis();
            delay.record(Duration.ofMillis(Math.max(0, clock.millis() - recorded)));
        }
    }
}
