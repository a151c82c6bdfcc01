package dev.guildhall.query.rebuild;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many rebuilds are under way, and of how many views, or guilds of a view, the last one ended badly; by the data base.
 * Looked at when somebody wants to know, and not more often than every ten seconds; {@code NaN} while PostgreSQL is away.
 * Thread-safe.
 */
final class RebuildMeters {
    private static final Duration MAX_AGE = Duration.ofSeconds(10);

    private static final String LAST = """
            select state, count(*) from (
                select distinct on (projection, coalesce(only_guild_id, '')) state from query.rebuild
                 order by projection, coalesce(only_guild_id, ''), requested_at desc, rebuild_id desc) last
             group by state""";

    private static final List<RebuildState> BAD = List.of(RebuildState.FAILED, RebuildState.DIFFERENT);

    private final JdbcClient jdbc;
    private Optional<Map<RebuildState, Long>> counts = Optional.empty();
    private long countedAt = System.nanoTime() - MAX_AGE.toNanos();

    RebuildMeters(MeterRegistry registry, DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        gauge(registry, "open");
        BAD.forEach(state -> gauge(registry, state.word()));
    }

    private void gauge(MeterRegistry registry, String word) {
        Gauge.builder("guildhall.rebuilds", this, meters -> meters.count(word))
                .description("Rebuilds under way, and views whose last one ended badly")
                .tag("state", word)
                .strongReference(true)
                .register(registry);
    }

    private synchronized double count(String word) {
        if (System.nanoTime() - countedAt >= MAX_AGE.toNanos()) {
            countedAt = System.nanoTime();
            counts = counted();
        }
        return counts.map(known -> (double) known.entrySet().stream()
                        .filter(entry -> word.equals(
                                entry.getKey().isOpen()
                                        ? "open"
                                        : entry.getKey().word()))
                        .mapToLong(Map.Entry::getValue)
                        .sum())
                .orElse(Double.NaN);
    }

    private Optional<Map<RebuildState, Long>> counted() {
        try {
            return Optional.of(
                    jdbc
                            .sql(LAST)
                            .query((row, n) -> Map.entry(RebuildState.of(row.getString(1)), row.getLong(2)))
                            .list()
                            .stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        } catch (DataAccessException e) {
            return Optional.empty();
        }
    }
}
