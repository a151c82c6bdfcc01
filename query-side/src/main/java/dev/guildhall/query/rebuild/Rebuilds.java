package dev.guildhall.query.rebuild;

import dev.guildhall.query.projection.Orders;
import dev.guildhall.query.projection.RebuildOrder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rebuilds that were ever requested, and how far each has come. All methods throw Spring's {@code
 * DataAccessException} when PostgreSQL is away. Thread-safe.
 */
final class Rebuilds {
    /** The most differences that are kept of one rebuild; all are counted. */
    static final int MAX_DIFFERENCES = 10_000;

    /** Of a shorter one it says nothing about longer ones how long it took. */
    static final Duration LONG_ENOUGH = Duration.ofSeconds(5);

    private static final String SELECT = "SELECT " + RebuildRow.COLUMNS + " FROM query.rebuild ";
    private static final String OPEN = "state IN ('waiting', 'filling', 'catching-up', 'comparing', 'announcing')";
    private static final String INSERT =
            "INSERT INTO query.rebuild (rebuild_id, projection, only_guild_id, accepts_differences, requested, state)"
                    + " VALUES (?, ?, ?, ?, ?, 'waiting') ON CONFLICT DO NOTHING";

    /** What comes after reading takes as long as it did the last time; of one guild it is nothing. */
    private static final String BEGIN = """
            UPDATE query.rebuild
               SET attempt = attempt + 1, state = 'filling', begun_at = clock_timestamp(), position = 0, events = 0,
                   cause = NULL, paused_at = NULL, paused_millis = 0, read_millis = NULL,
                   rest = CASE WHEN only_guild_id IS NULL THEN coalesce((
                       SELECT last.rest FROM query.rebuild last
                        WHERE last.projection = rebuild.projection AND last.only_guild_id IS NULL
                          AND last.swapped IS NOT NULL AND last.read_millis >= ?
                        ORDER BY last.begun_at DESC LIMIT 1), ?) ELSE 0 END
             WHERE rebuild_id = ? RETURNING attempt""";

    private final JdbcClient jdbc;

    Rebuilds(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** What was requested and not heard of before, in the caller's transaction. */
    void hear(Orders orders) {
        long heard = jdbc.sql("SELECT heard FROM query.rebuild_progress FOR UPDATE")
                .query(Long.class)
                .single();
        for (RebuildOrder order : orders.rebuilds().values()) {
            if (order.position() > heard) {
                jdbc.sql(INSERT)
                        .params(order.rebuildId(), order.projection())
                        .param(order.onlyGuildId())
                        .params(order.acceptDifferences(), order.position())
                        .update();
            }
        }
        jdbc.sql("UPDATE query.rebuild_progress SET heard = greatest(heard, ?)")
                .param(orders.position())
                .update();
    }

    /** One that nobody requested. */
    void request(String id, String projection) {
        jdbc.sql(INSERT).params(id, projection).param(null).params(true, 0L).update();
    }

    Optional<Rebuild> find(String id) {
        return jdbc.sql(SELECT + "WHERE rebuild_id = ?")
                .param(id)
                .query((row, n) -> RebuildRow.read(row))
                .optional();
    }

    /** Those that are not over, in the order of requests. */
    List<Rebuild> open() {
        return jdbc.sql(SELECT + "WHERE " + OPEN + " ORDER BY requested, rebuild_id")
                .query((row, n) -> RebuildRow.read(row))
                .list();
    }

    /** Of each projection the one that was requested last. */
    List<Rebuild> latest() {
        return jdbc.sql(SELECT.replace("SELECT", "SELECT DISTINCT ON (projection)")
                        + "ORDER BY projection, requested_at DESC, rebuild_id DESC")
                .query((row, n) -> RebuildRow.read(row))
                .list();
    }

    /**
     * Takes it up from its beginning: whoever had it before can write nothing more of it.
     *
     * @param usualRest what {@link Progress#rest} is where no rebuild of the projection has shown it
     * @return the attempt's number
     */
    int begin(String id, double usualRest) {
        return jdbc.sql(BEGIN)
                .params(LONG_ENOUGH.toMillis(), usualRest, id)
                .query(Integer.class)
                .single();
    }

    /** The same from where it stands. */
    int goOn(String id) {
        return jdbc.sql("UPDATE query.rebuild SET attempt = attempt + 1 WHERE rebuild_id = ? RETURNING attempt")
                .param(id)
                .query(Integer.class)
                .single();
    }

    /** @throws Superseded when somebody else has taken it up since */
    void progress(Attempt attempt, RebuildState state, long position, long head, long events) {
        changed(jdbc.sql("UPDATE query.rebuild SET state = ?, position = ?, head = ?, events = ?"
                        + " WHERE rebuild_id = ? AND attempt = ?")
                .params(state.word(), position, head, events, attempt.id(), attempt.number())
                .update());
    }

    /** From now on it waits for operators. @throws Superseded see above */
    void waits(Attempt attempt) {
        changed(attempt, "paused_at = clock_timestamp()");
    }

    /** It waits no longer. @throws Superseded see above */
    void goesOn(Attempt attempt) {
        changed(
                attempt,
                "paused_millis = paused_millis + (extract(epoch FROM clock_timestamp() - paused_at) * 1000)::bigint,"
                        + " paused_at = NULL");
    }

    /** The log is read. @throws Superseded see above */
    void readAll(Attempt attempt) {
        changed(attempt, "read_millis = " + RebuildRow.WORKED);
    }

    private void changed(Attempt attempt, String values) {
        changed(jdbc.sql("UPDATE query.rebuild SET " + values + " WHERE rebuild_id = ? AND attempt = ?")
                .params(attempt.id(), attempt.number())
                .update());
    }

    /** @throws Superseded when somebody else has taken it up since */
    void end(Attempt attempt, RebuildState state, @Nullable String cause) {
        changed(jdbc.sql("UPDATE query.rebuild SET state = ?, cause = ?, ended_at = clock_timestamp()"
                        + " WHERE rebuild_id = ? AND attempt = ?")
                .param(state.word())
                .param(cause)
                .params(attempt.id(), attempt.number())
                .update());
    }

    /** In the transaction in which the live view is replaced. @throws Superseded see above */
    void swapped(Attempt attempt, long position, List<Comparison.Difference> differences) {
        changed(jdbc.sql("UPDATE query.rebuild SET state = 'announcing', position = ?, head = ?, swapped = ?, rest = "
                        + RebuildRow.REST + ", differences = ? WHERE rebuild_id = ? AND attempt = ?")
                .params(position, position, position, differences.size(), attempt.id(), attempt.number())
                .update());
        list(attempt.id(), differences);
    }

    /** In the transaction in which the predecessor takes its place again. @throws Superseded see above */
    void rolledBack(Attempt attempt, List<Comparison.Difference> differences) {
        changed(jdbc.sql("UPDATE query.rebuild SET state = 'announcing', swapped = NULL, differences = ?"
                        + " WHERE rebuild_id = ? AND attempt = ?")
                .params(differences.size(), attempt.id(), attempt.number())
                .update());
        list(attempt.id(), differences);
    }

    /** Those that are kept already are replaced. */
    void keep(String id, List<Comparison.Difference> differences) {
        jdbc.sql("UPDATE query.rebuild SET differences = ? WHERE rebuild_id = ?")
                .params(differences.size(), id)
                .update();
        list(id, differences);
    }

    private void list(String id, List<Comparison.Difference> differences) {
        jdbc.sql("DELETE FROM query.rebuild_difference WHERE rebuild_id = ?")
                .param(id)
                .update();
        List<Comparison.Difference> kept = differences.subList(0, Math.min(MAX_DIFFERENCES, differences.size()));
        if (!kept.isEmpty()) {
            jdbc.sql("INSERT INTO query.rebuild_difference (rebuild_id, guild_id, live, made)"
                            + " SELECT ?, * FROM unnest(?::text[], ?::text[], ?::text[])")
                    .param(id)
                    .param(kept.stream().map(Comparison.Difference::guildId).toArray(String[]::new))
                    .param(kept.stream().map(Comparison.Difference::live).toArray(String[]::new))
                    .param(kept.stream().map(Comparison.Difference::made).toArray(String[]::new))
                    .update();
        }
    }

    /** Guilds that differed, by id. */
    List<String> differing(String id, boolean unannouncedOnly, int limit) {
        return jdbc.sql(
                        "SELECT guild_id FROM query.rebuild_difference WHERE rebuild_id = ? AND (NOT ? OR NOT announced)"
                                + " ORDER BY guild_id LIMIT ?")
                .params(id, unannouncedOnly, limit)
                .query((row, n) -> row.getString(1))
                .list();
    }

    void announced(String id, String guildId) {
        jdbc.sql("UPDATE query.rebuild_difference SET announced = true WHERE rebuild_id = ? AND guild_id = ?")
                .params(id, guildId)
                .update();
    }

    private static void changed(int rows) {
        if (rows == 0) {
            throw new Superseded();
        }
    }
}
