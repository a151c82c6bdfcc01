package dev.guildhall.eventlog.letter;

import dev.guildhall.eventlog.parking.Letters;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * How many guilds wait, by projection. Down as soon as a projection is near the number at which it stops; until then up,
 * because all others are served.
 */
public final class LetterHealth extends AbstractHealthIndicator {
    private final LetterCounts counts;

    public LetterHealth(LetterCounts counts) {
        super("Dead letters could not be counted");
        this.counts = counts;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Map<String, Integer> known = new TreeMap<>(counts.all().orElseThrow());
        boolean many = known.values().stream().anyMatch(count -> count >= Letters.MANY_LETTERS);
        health.status(many ? "DOWN" : "UP");
        known.forEach(health::withDetail);
        if (many) {
            health.withDetail("limit", Letters.MAX_LETTERS);
        }
    }
}
