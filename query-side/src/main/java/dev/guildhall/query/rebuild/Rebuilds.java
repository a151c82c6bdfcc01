package dev.guildhall.query.rebuild;

import dev.guildhall.query.projection.Orders;
import dev.guildhall.query.projection.RebuildOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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

    private static final String SELECT = "SELECT rebuild_id, projection, only_guild_id, accepts_differences, requested,"
            + " state, attempt, position, head, events, requested_at, begun_at, ended_at, swapped, differences, cause,"
            + " clock_timestamp() FROM query.rebuild ";
    private static final String OPEN = "state IN ('waiting', 'filling', 'catching-up', 'comparing', 'announcing')";
    private static final String INSERT =
            "INSERT INTO query.rebuild (rebuild_id, projection, only_guild_id, accepts_differences, requested, state)"
                    + " VALUES (?, ?, ?, ?, ?, 'waiting') ON CONFLICT DO NOTHING";

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
                .query((row, n) -> read(row))
                .optional();
    }

    /** Those that are not over, in the order of requests. */
    List<Rebuild> open() {
        return jdbc.sql(SELECT + "WHERE " + OPEN + " ORDER BY requested, rebuild_id")
                .query((row, n) -> read(row))
                .list();
    }

    /** Of each projection the one that was requested last. */
    List<Rebuild> latest() {
        return jdbc.sql(SELECT.replace("SELECT", "SELECT DISTINCT ON (projection)")
                        + "ORDER BY projection, requested_at DESC, rebuild_id DESC")
                .query((row, n) -> read(row))
                .list();
    }

    /** Takes it up from its beginning: whoever had it before can write nothing more of it. @return the attempt's number */
    int begin(String id) {
        return jdbc.sql(
                        "UPDATE query.rebuild SET attempt = attempt + 1, state = 'filling', begun_at = clock_timestamp(),"
                                + " position = 0, events = 0, cause = NULL WHERE rebuild_id = ? RETURNING attempt")
                .param(id)
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
        changed(jdbc.sql("UPDATE query.rebuild SET state = 'announcing', position = ?, head = ?, swapped = ?"
                        + " WHERE rebuild_id = ? AND attempt = ?")
                .params(position, position, position, attempt.id(), attempt.number())
                .update());
        keep(attempt.id(), differences);
    }

    /** In the transaction in which the predecessor takes its place again. @throws Superseded see above */
    void rolledBack(Attempt attempt, List<Comparison.Difference> differences) {
        changed(jdbc.sql("UPDATE query.rebuild SET state = 'announcing', swapped = NULL"
                        + " WHERE rebuild_id = ? AND attempt = ?")
                .params(attempt.id(), attempt.number())
                .update());
        keep(attempt.id(), differences);
    }

    /** Those that are kept already are replaced. */
    void keep(String id, List<Comparison.Difference> differences) {
        jdbc.sql("DELETE FROM query.rebuild_difference WHERE rebuild_id = ?")
                .param(id)
                .update();
        List<Comparison.Difference> kept = differences.subList(0, Math.min(MAX_DIFFERENCES, differences.size()));
        jdbc.sql("INSERT INTO query.rebuild_difference (rebuild_id, guild_id, live, made)"
                        + " SELECT ?, * FROM unnest(?::text[], ?::text[], ?::text[])")
                .param(id)
                .param(kept.stream().map(Comparison.Difference::guildId).toArray(String[]::new))
                .param(kept.stream().map(Comparison.Difference::live).toArray(String[]::new))
                .param(kept.stream().map(Comparison.Difference::made).toArray(String[]::new))
                .update();
        jdbc.sql("UPDATE query.rebuild SET differences = ? WHERE rebuild_id = ?")
                .params(differences.size(), id)
                .update();
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

    private static Rebuild read(ResultSet row) throws SQLException {
        long swapped = row.getLong(14);
        OptionalLong swappedAt = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(swapped);
        return new Rebuild(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getBoolean(4),
                row.getLong(5),
                RebuildState.of(row.getString(6)),
                row.getInt(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                row.getObject(11, OffsetDateTime.class).toInstant(),
                instant(row, 12),
                instant(row, 13),
                swappedAt,
                row.getInt(15),
                row.getString(16),
                row.getObject(17, OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
