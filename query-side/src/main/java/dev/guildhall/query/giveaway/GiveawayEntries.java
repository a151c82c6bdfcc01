package dev.guildhall.query.giveaway;

import dev.guildhall.query.projection.ViewSchema;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who takes part. All methods throw Spring's {@code DataAccessException} when PostgreSQL is away. Thread-safe. */
final class GiveawayEntries {
    /** Absolute values, never older than what is there; who has left is taken out. */
    private static final String STORE = """
            WITH changed AS (
                SELECT * FROM unnest(?::text[], ?::text[], ?::int[], ?::bigint[], ?::bigint[])
                    AS c (giveaway_id, user_id, tickets, millis, position)),
            gone AS (
                DELETE FROM query.giveaway_entry e USING changed c
                WHERE c.tickets = 0 AND e.giveaway_id = c.giveaway_id AND e.user_id = c.user_id
                    AND e.position < c.position)
            INSERT INTO query.giveaway_entry AS held (giveaway_id, user_id, tickets, entered_at, position)
            SELECT giveaway_id, user_id, tickets, to_timestamp(millis / 1000.0), position FROM changed WHERE tickets > 0
            ON CONFLICT (giveaway_id, user_id) DO UPDATE SET
                tickets = excluded.tickets, entered_at = excluded.entered_at, position = excluded.position
            WHERE held.position < excluded.position
            """;

    private static final String SELECT =
            "SELECT user_id, tickets, entered_at, position FROM query.giveaway_entry WHERE giveaway_id = ? ";

    /** With its place in the list. */
    record Placed(GiveawayEntry entry, long position) {}

    private final JdbcClient jdbc;
    private final String store;

    GiveawayEntries(DataSource dataSource, ViewSchema schema) {
        this.jdbc = JdbcClient.create(dataSource);
        this.store = schema.of(STORE);
    }

    /** Writes all in one statement; at most one for each member of a giveaway. */
    void store(Collection<EntryChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        List<EntryChange> sorted = changes.stream()
                .sorted(Comparator.comparing(EntryChange::giveawayId).thenComparing(EntryChange::userId))
                .toList();
        jdbc.sql(store)
                .param(column(sorted, EntryChange::giveawayId, String[]::new))
                .param(column(sorted, EntryChange::userId, String[]::new))
                .param(column(sorted, EntryChange::tickets, Integer[]::new))
                .param(column(sorted, EntryChange::timestampMillis, Long[]::new))
                .param(column(sorted, EntryChange::position, Long[]::new))
                .update();
    }

    /** A page in the order in which they entered, after that place. */
    List<Placed> list(String giveawayId, long after, int limit) {
        return jdbc.sql(SELECT + "AND position > ? ORDER BY position LIMIT ?")
                .param(giveawayId)
                .param(after)
                .param(limit)
                .query((row, n) -> new Placed(
                        new GiveawayEntry(
                                row.getString("user_id"),
                                row.getInt("tickets"),
                                row.getTimestamp("entered_at").toInstant()),
                        row.getLong("position")))
                .list();
    }

    /** All, in the order in which their hash is made: by id, as numbers. */
    List<GiveawayProof.Entry> proof(String giveawayId) {
        return jdbc.sql("SELECT user_id, tickets FROM query.giveaway_entry WHERE giveaway_id = ?"
                        + " ORDER BY length(user_id), user_id")
                .param(giveawayId)
                .query((row, n) -> new GiveawayProof.Entry(row.getString(1), row.getInt(2)))
                .list();
    }

    private static <T> T[] column(List<EntryChange> changes, Function<EntryChange, T> column, IntFunction<T[]> array) {
        return changes.stream().map(column).toArray(array);
    }
}
