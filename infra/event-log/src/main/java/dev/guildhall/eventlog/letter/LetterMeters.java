package dev.guildhall.eventlog.letter;

import dev.guildhall.eventlog.parking.Letters;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Figures of dead letters; what they mean stands in infra/docs/metrics.md. */
public final class LetterMeters {
    private static final String LIMIT = "guildhall.dead.letters.limit";

    public LetterMeters(MeterRegistry registry, LetterCounts counts, ResumableProjections projections) {
        for (String projection : projections.byName().keySet()) {
            Gauge.builder("guildhall.dead.letters", counts, all -> all.of(projection))
                    .description("Guilds that the projection goes on without")
                    .tag("projection", projection)
                    .strongReference(true)
                    .register(registry);
        }
        // In one process, both sides park letters and share a registry, which warns of a gauge told twice.
        if (registry.find(LIMIT).gauge() == null) {
            Gauge.builder(LIMIT, () -> Letters.MAX_LETTERS)
                    .description("So many may wait of each projection, which then stops")
                    .register(registry);
        }
    }
}
