package dev.guildhall.query.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds entries by their terms, the newest first. What a page costs depends on its size and not on how much there is to be
 * found. All methods throw Spring's {@code DataAccessException} when PostgreSQL is away. Thread-safe.
 */
final class TimelineSearch {
    /**
     * So many entries that have one term are looked at for whether they have the others too; a page may then hold fewer
     * than was asked for, though more follow.
     */
    static final int MAX_CANDIDATES = 2_000;

    /** As a rule the first of them fill a page, however many follow. */
    private static final int CANDIDATES_AT_ONCE = 500;

    private static final String OF_TERM = """
            (SELECT position FROM query.timeline_term
              WHERE guild_id = ? AND term = ? AND position > ? AND position < ? ORDER BY position DESC LIMIT ?)""";
    private static final String HAVING = """
            SELECT wanted.position FROM unnest(?::bigint[]) AS wanted (position)
             WHERE (SELECT count(*) FROM query.timeline_term had
                     WHERE had.guild_id = ? AND had.term = ANY (?) AND had.position = wanted.position) = ?
             ORDER BY wanted.position DESC LIMIT ?""";
    private static final String FIELDS_BELOW = """
            SELECT path, position FROM query.timeline_field
             WHERE guild_id = ? AND (path = ? OR path >= ? AND path < ?) ORDER BY path LIMIT ?""";

    /** @param next the position to go on from; {@code null} when there is nothing more */
    record Found(List<Long> positions, @Nullable Long next) {}

    /** The event that last set a field. */
    record FieldSetter(String path, long position) {}

    private final JdbcClient jdbc;

    TimelineSearch(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    Found find(String guildId, Question question, int limit) {
        List<String> others = question.others();
        if (!others.isEmpty()) {
            return findAmongCandidates(guildId, question, others, limit);
        }
        List<Long> found = having(guildId, question.terms(), question.after(), question.before(), limit + 1);
        boolean more = found.size() > limit;
        return new Found(found.subList(0, Math.min(limit, found.size())), more ? found.get(limit - 1) : null);
    }

    private Found findAmongCandidates(String guildId, Question question, List<String> others, int limit) {
        List<Long> found = new ArrayList<>();
        long before = question.before();
        for (int looked = 0; looked < MAX_CANDIDATES; looked += CANDIDATES_AT_ONCE) {
            List<Long> page = having(guildId, question.terms(), question.after(), before, CANDIDATES_AT_ONCE);
            if (!page.isEmpty()) {
                found.addAll(havingAll(guildId, page, others, limit + 1 - found.size()));
                before = page.getLast();
            }
            if (found.size() > limit) {
                return new Found(found.subList(0, limit), found.get(limit - 1));
            }
            if (page.size() < CANDIDATES_AT_ONCE) {
                return new Found(found, null);
            }
        }
        return new Found(found, before);
    }

    /** Entries that have one of the terms. */
    private List<Long> having(String guildId, List<String> terms, long after, long before, int limit) {
        List<Object> values = new ArrayList<>();
        terms.forEach(term -> Collections.addAll(values, guildId, term, after, before, limit));
        values.add(limit);
        String each = terms.stream().map(term -> OF_TERM).collect(Collectors.joining(" UNION ALL "));
        return jdbc.sql("SELECT position FROM (" + each + ") found ORDER BY position DESC LIMIT ?")
                .params(values)
                .query((row, n) -> row.getLong(1))
                .list();
    }

    private List<Long> havingAll(String guildId, List<Long> candidates, List<String> terms, int limit) {
        List<String> distinct = terms.stream().distinct().toList();
        return jdbc.sql(HAVING)
                .params(
                        candidates.toArray(Long[]::new),
                        guildId,
                        distinct.toArray(String[]::new),
                        distinct.size(),
                        limit)
                .query((row, n) -> row.getLong(1))
                .list();
    }

    /** Entries with a term after a position and at or before another, the oldest first. */
    List<Long> oldest(String guildId, String term, long after, long atMost, int limit) {
        return jdbc.sql("SELECT position FROM query.timeline_term WHERE guild_id = ? AND term = ? AND position > ?"
                        + " AND position <= ? ORDER BY position LIMIT ?")
                .params(guildId, term, after, atMost, limit)
                .query((row, n) -> row.getLong(1))
                .list();
    }

    /** Entries with a term before a position, the newest first. */
    List<Long> newest(String guildId, String term, long before, int limit) {
        return having(guildId, List.of(term), 0, before, limit);
    }

    boolean has(String guildId, String term, long position) {
        return jdbc.sql(
                        "SELECT EXISTS (SELECT FROM query.timeline_term WHERE guild_id = ? AND term = ? AND position = ?)")
                .params(guildId, term, position)
                .query(Boolean.class)
                .single();
    }

    /** Position of the guild's last entry; 0 when there is none. */
    long version(String guildId) {
        return jdbc.sql("SELECT coalesce(max(position), 0) FROM query.timeline_term WHERE guild_id = ? AND term = ?")
                .params(guildId, Term.EVERYTHING)
                .query(Long.class)
                .single();
    }

    /** Who last set the field at a path, or those below it; by path. */
    List<FieldSetter> setters(String guildId, String path, int limit) {
        return jdbc.sql(FIELDS_BELOW)
                // '0' comes after '/': what is between begins with the path and a slash.
                .params(guildId, path, path + '/', path + '0', limit)
                .query((row, n) -> new FieldSetter(row.getString(1), row.getLong(2)))
                .list();
    }
}
