package dev.guildhall.query.giveaway;

import dev.guildhall.door.SharedClock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Figures of the view of giveaways; what they mean stands in infra/docs/metrics.md. A replay counts for nothing. */
final class GiveawayMeters implements GiveawayCommits {
    private static final Tags PROJECTION = Tags.of("projection", GiveawayProjection.GROUP);

    private final Timer delay;
    private final Counter events;
    private final SharedClock clock;

    GiveawayMeters(MeterRegistry registry, GiveawayLag lag, SharedClock clock) {
        this.clock = clock;
        delay = Timer.builder("guildhall.projection.delay")
                .description("From the recording of a batch's last event until it is in the view")
                .tags(PROJECTION)
                .register(registry);
        events = Counter.builder("guildhall.projection.events")
                .description("Events projected by this process")
                .tags(PROJECTION)
                .register(registry);
        Gauge.builder("guildhall.projection.lag.events", lag, GiveawayLag::events)
                .description("Events of the log that are not in the view")
                .tags(PROJECTION)
                .strongReference(true)
                .register(registry);
        TimeGauge.builder("guildhall.projection.lag.time", lag, TimeUnit.MILLISECONDS, GiveawayLag::millis)
                .description("Age of the oldest event that is not in the view")
                .tags(PROJECTION)
                .strongReference(true)
                .register(registry);
    }

    @Override
    public void committed(Batch batch) {
        if (!batch.news().isEmpty()) {
            events.increment(batch.news().size());
            long recorded = batch.news().getLast().timestampMillis();
            delay.record(Duration.ofMillis(Math.max(0, clock.millis() - recorded)));
        }
    }
}
