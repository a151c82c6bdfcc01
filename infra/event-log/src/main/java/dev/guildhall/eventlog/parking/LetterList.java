package dev.guildhall.eventlog.parking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The dead letters as they are looked at. All methods throw Spring's {@code DataAccessException} when PostgreSQL is away.
 * Thread-safe.
 */
public final class LetterList {
    private static final String SELECT = "SELECT " + Letter.COLUMNS + " FROM $schema.dead_letter ";

    /** Two questions, because only then each is answered by the index by guild. */
    private static final String WAITING = """
            SELECT l.position, CASE WHEN l.guild_id = ''
                   THEN (SELECT count(*) FROM (SELECT FROM log.event e WHERE e.guild_id IS NULL
                          AND e.position > greatest(l.position, l.followed) AND e.type = ANY (?) LIMIT ?) behind)
                   ELSE (SELECT count(*) FROM (SELECT FROM log.event e WHERE e.guild_id = l.guild_id
                          AND e.position > greatest(l.position, l.followed) AND e.type = ANY (?) LIMIT ?) behind) END
              FROM $schema.dead_letter l WHERE l.projection = ? AND l.position = ANY (?)""";

    private final LetterTables tables;

    LetterList(LetterTables tables) {
        this.tables = tables;
    }

    /** By projection; those without one are left out. */
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new HashMap<>();
        tables.sql("SELECT projection, count(*) FROM $schema.dead_letter GROUP BY projection")
                .query((row, n) -> Map.entry(row.getString(1), row.getInt(2)))
                .list()
                .forEach(one -> counts.put(one.getKey(), one.getValue()));
        return counts;
    }

    /** Whether any guild rests. */
    public boolean any() {
        return tables.sql("SELECT EXISTS (SELECT FROM $schema.dead_letter)")
                .query(Boolean.class)
                .single();
    }

    /** Where a guild rests, by projection. */
    public Map<String, Long> ofGuild(String guildId) {
        Map<String, Long> resting = new HashMap<>();
        tables.sql("SELECT projection, position FROM $schema.dead_letter WHERE guild_id = ?")
                .param(guildId)
                .query((row, n) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .forEach(one -> resting.put(one.getKey(), one.getValue()));
        return resting;
    }

    /**
     * By projection, then by position.
     *
     * @param projection {@code null} for all
     * @param guildId {@code null} for all
     * @param after where the page before ended; {@code null} for the first
     */
    public List<Letter> page(
            @Nullable String projection, @Nullable String guildId, Letter.@Nullable Place after, int limit) {
        return tables.sql(SELECT + """
                        WHERE (projection, position) > (?, ?) AND (?::text IS NULL OR projection = ?)
                          AND (?::text IS NULL OR guild_id = ?)
                        ORDER BY projection, position LIMIT ?""")
                .params(after == null ? "" : after.projection(), after == null ? 0L : after.position())
                .param(projection)
                .param(projection)
                .param(guildId)
                .param(guildId)
                .param(limit)
                .query((row, n) -> Letter.read(row))
                .list();
    }

    /** How many events, and no more than so many, wait behind each letter, by position. */
    public Map<Long, Integer> waiting(String projection, List<Long> positions, List<String> types, int most) {
        Map<Long, Integer> waiting = new HashMap<>();
        tables.sql(WAITING)
                .param(types.toArray(String[]::new))
                .param(most)
                .param(types.toArray(String[]::new))
                .params(most, projection)
                .param(positions.toArray(Long[]::new))
                .query((row, n) -> Map.entry(row.getLong(1), row.getInt(2)))
                .list()
                .forEach(one -> waiting.put(one.getKey(), one.getValue()));
        return waiting;
    }
}
