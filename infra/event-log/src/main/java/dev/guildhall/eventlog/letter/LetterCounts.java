package dev.guildhall.eventlog.letter;

import dev.guildhall.eventlog.parking.LetterList;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DataAccessException;

/**
 * How many dead letters there are, by projection and by the data base. Looked at when somebody wants to know, and not more
 * often than once a second. Thread-safe.
 */
public final class LetterCounts {
    private static final Duration MAX_AGE = Duration.ofSeconds(1);

    private final LetterList letters;
    private Optional<Map<String, Integer>> counts = Optional.empty();
    private long countedAt = System.nanoTime() - MAX_AGE.toNanos();

    public LetterCounts(LetterList letters) {
        this.letters = letters;
    }

    /** Empty while PostgreSQL is away. Projections without letters are left out. */
    synchronized Optional<Map<String, Integer>> all() {
        if (System.nanoTime() - countedAt >= MAX_AGE.toNanos()) {
            countedAt = System.nanoTime();
            try {
                counts = Optional.of(letters.counts());
            } catch (DataAccessException e) {
                counts = Optional.empty();
            }
        }
        return counts;
    }

    /** {@code NaN} while PostgreSQL is away. */
    double of(String projection) {
        return all().map(known -> known.getOrDefault(projection, 0).doubleValue())
                .orElse(Double.NaN);
    }
}
