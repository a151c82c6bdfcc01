package dev.guildhall.eventlog.parking;

import dev.guildhall.eventlog.LogReplay;
import dev.guildhall.eventlog.parking.Quarantine.Found;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * The dead letters: one for each guild that a projection goes on without. What changes them takes part in the caller's
 * transaction. All methods throw Spring's {@code DataAccessException} when PostgreSQL is away. Thread-safe.
 */
public final class Letters {
    /** The most that a projection has; each is one guild. */
    public static final int MAX_LETTERS = 10_000;

    /** From so many on it is time to do something. */
    public static final int MANY_LETTERS = MAX_LETTERS * 4 / 5;

    private static final String SELECT = "SELECT " + Letter.COLUMNS + " FROM $schema.dead_letter ";

    /** A guild that waits already may only come to wait from earlier on, when a view is made anew. */
    private static final String PARK = """
            INSERT INTO $schema.dead_letter AS held
                   (projection, guild_id, position, event_type, error, detail, tried_by, followed, decided)
            SELECT ?, t.guild_id, t.position, t.event_type, t.error, t.detail, ?, t.position - 1,
                   greatest(t.position - 1, ?)
              FROM unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[])
                   AS t (guild_id, position, event_type, error, detail)
            ON CONFLICT (projection, guild_id) DO UPDATE
               SET position = excluded.position, event_type = excluded.event_type, error = excluded.error,
                   detail = excluded.detail, attempts = held.attempts + 1, last_attempt_at = clock_timestamp(),
                   tried_by = excluded.tried_by, followed = excluded.followed, wanted = NULL, ordered = NULL""";

    private static final String STUCK = """
            UPDATE $schema.dead_letter
               SET attempts = CASE WHEN position = ? THEN attempts + 1 ELSE 1 END,
                   first_attempt_at = CASE WHEN position = ? THEN first_attempt_at ELSE clock_timestamp() END,
                   last_attempt_at = clock_timestamp(), position = ?, event_type = ?, error = ?, detail = ?, tried_by = ?,
                   followed = ? - 1, decided = greatest(decided, ? - 1), wanted = NULL, ordered = NULL
             WHERE projection = ? AND guild_id = ?""";

    private final LetterTables tables;
    private final String program;

    /** @param program what the program knows of events: another one may succeed where it has failed */
    Letters(LetterTables tables, String program) {
        this.tables = tables;
        this.program = program;
    }

    /** From which position on which guilds wait. */
    Map<String, Long> resting(String projection) {
        Map<String, Long> resting = new HashMap<>();
        tables.sql("SELECT guild_id, position FROM $schema.dead_letter WHERE projection = ?")
                .param(projection)
                .query((row, n) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .forEach(one -> resting.put(one.getKey(), one.getValue()));
        return resting;
    }

    /**
     * @param decided up to where it is decided what follows from events of the projection
     * @throws LettersFull when there are too many
     */
    void park(String projection, List<Found> found, long decided) {
        List<Found> sorted =
                found.stream().sorted(Comparator.comparing(Found::guild)).toList();
        tables.sql(PARK)
                .params(projection, program, decided)
                .param(column(sorted, Found::guild, String[]::new))
                .param(column(sorted, Found::position, Long[]::new))
                .param(column(sorted, Found::type, String[]::new))
                .param(column(sorted, one -> one.fault().error(), String[]::new))
                .param(column(sorted, one -> one.fault().detail(), String[]::new))
                .update();
        if (count(projection) > MAX_LETTERS) {
            throw new LettersFull(projection);
        }
    }

    private static <T> T[] column(List<Found> found, Function<Found, T> column, IntFunction<T[]> array) {
        return found.stream().map(column).toArray(array);
    }

    private int count(String projection) {
        return tables.sql("SELECT count(*) FROM $schema.dead_letter WHERE projection = ?")
                .param(projection)
                .query(Integer.class)
                .single();
    }

    /** Guilds of which somebody wants something, those that wait the longest first. */
    public List<String> wanted(String projection, int limit) {
        return tables.sql("SELECT guild_id FROM $schema.dead_letter WHERE projection = ? AND wanted IS NOT NULL"
                        + " ORDER BY position LIMIT ?")
                .params(projection, limit)
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** Projections with letters of which somebody wants something. */
    public Set<String> wanted() {
        return new HashSet<>(tables.sql("SELECT DISTINCT projection FROM $schema.dead_letter WHERE wanted IS NOT NULL")
                .query((row, n) -> row.getString(1))
                .list());
    }

    /** What another program has tried in vain is tried again by this one. @return whether there is any */
    public boolean retryThoseOfOthers(String projection) {
        return tables.sql("UPDATE $schema.dead_letter SET wanted = 'retry', ordered = 0"
                                + " WHERE projection = ? AND tried_by <> ? AND wanted IS NULL")
                        .params(projection, program)
                        .update()
                > 0;
    }

    /** Until the end of the caller's transaction nobody else changes it. */
    Optional<Letter> lock(String projection, String guild) {
        return tables.sql(SELECT + "WHERE projection = ? AND guild_id = ? FOR UPDATE")
                .params(projection, guild)
                .query((row, n) -> Letter.read(row))
                .optional();
    }

    /** The guild's next event that could not be processed. */
    void stuck(Letter letter, Found at) {
        long position = at.position();
        tables.sql(STUCK)
                .params(position, position, position)
                .params(at.type(), at.fault().error(), at.fault().detail(), program)
                .params(position, position, letter.projection(), letter.guild())
                .update();
    }

    void followed(Letter letter, long position) {
        tables.sql("UPDATE $schema.dead_letter SET followed = ?, decided = greatest(decided, ?)"
                        + " WHERE projection = ? AND guild_id = ?")
                .params(position, position, letter.projection(), letter.guild())
                .update();
    }

    void remove(Letter letter) {
        tables.sql("DELETE FROM $schema.dead_letter WHERE projection = ? AND guild_id = ?")
                .params(letter.projection(), letter.guild())
                .update();
    }

    /** Its event is passed over for good. */
    void discard(Letter letter) {
        tables.sql("INSERT INTO $schema.dead_letter_discarded (projection, position, guild_id) VALUES (?, ?, ?)"
                        + " ON CONFLICT DO NOTHING")
                .params(letter.projection(), letter.position(), letter.guild())
                .update();
    }

    /** Positions that the projection passes over for good. */
    public Set<Long> discarded(String projection) {
        return new HashSet<>(tables.sql("SELECT position FROM $schema.dead_letter_discarded WHERE projection = ?")
                .param(projection)
                .query((row, n) -> row.getLong(1))
                .list());
    }

    /**
     * What is no part of the projection's view as it is: what waits, and what is passed over for good. For whoever makes it
     * anew up to where it is now.
     */
    public LogReplay.LeftOut leftOut(String projection) {
        Map<String, Long> followed = new HashMap<>();
        tables.sql("SELECT guild_id, followed FROM $schema.dead_letter WHERE projection = ?")
                .param(projection)
                .query((row, n) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .forEach(one -> followed.put(one.getKey(), one.getValue()));
        Set<Long> discarded = discarded(projection);
        return (guildId, position) -> {
            Long rests = followed.get(Incoming.guild(guildId));
            return (rests != null && position > rests) || discarded.contains(position);
        };
    }

    /** In the caller's transaction: all of the projection's are retried, because its view was made anew. */
    public void retryAll(String projection) {
        tables.sql(
                        "UPDATE $schema.dead_letter SET wanted = 'retry', ordered = 0 WHERE projection = ? AND wanted IS NULL")
                .param(projection)
                .update();
    }

    /** The same for one guild. */
    public void retry(String projection, String guild) {
        tables.sql("UPDATE $schema.dead_letter SET wanted = 'retry', ordered = 0"
                        + " WHERE projection = ? AND guild_id = ? AND wanted IS NULL")
                .params(projection, guild)
                .update();
    }
}
