package dev.guildhall.query.content;

import dev.guildhall.query.invalidation.ContentChanges.Changed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The stored views of a feature, in a table with {@code guild_id} and {@code version} whose key is an id in the order of
 * time. All methods throw Spring's {@code DataAccessException} when PostgreSQL is away. Thread-safe.
 */
public abstract class ContentTable<V extends ContentView> {
    /** How a view follows from one more event. */
    @FunctionalInterface
    public interface Evolution<E, V> {
        /**
         * The view itself when the event is already in it.
         *
         * @param before {@code null} before the first
         */
        V after(@Nullable V before, ContentEvent<E> event);
    }

    private final JdbcClient jdbc;
    private final String table;
    private final String key;
    private final String select;

    /**
     * All names as SQL has them.
     *
     * @param columns as {@link #read} reads them
     */
    protected ContentTable(DataSource dataSource, String table, String key, String columns) {
        this.jdbc = JdbcClient.create(dataSource);
        this.table = table;
        this.key = key;
        this.select = "SELECT " + columns + " FROM " + table + " ";
    }

    protected abstract V read(ResultSet row) throws SQLException;

    /**
     * Writes the views in one statement; rows that already are as new stay as they are.
     *
     * @param sorted by id; never empty
     */
    protected abstract void store(JdbcClient target, List<V> sorted);

    /**
     * Reads each view once, evolves it in memory, and writes it once.
     *
     * @return of each event, in their order
     */
    public final <E> List<ContentStep<E, V>> follow(
            List<ContentEvent<E>> events, Function<E, String> id, Evolution<E, V> evolution) {
        if (events.isEmpty()) {
            return List.of();
        }
        Set<String> ids = events.stream().map(e -> id.apply(e.event())).collect(Collectors.toSet());
        Map<String, V> known = find(ids);
        Map<String, V> changed = new LinkedHashMap<>();
        List<ContentStep<E, V>> steps = new ArrayList<>();
        for (ContentEvent<E> event : events) {
            V before = known.get(id.apply(event.event()));
            V after = evolution.after(before, event);
            known.put(after.id(), after);
            boolean moved = before == null || after.version() > before.version();
            if (moved) {
                changed.put(after.id(), after);
            }
            steps.add(new ContentStep<>(
                    event.event(), after, moved, event.position(), event.timestampMillis(), event.cause()));
        }
        store(changed.values());
        return steps;
    }

    private void store(Collection<V> views) {
        if (!views.isEmpty()) {
            store(
                    jdbc,
                    views.stream().sorted(Comparator.comparing(ContentView::id)).toList());
        }
    }

    /** Those that are known, by id, in a map that the caller may change. */
    public final Map<String, V> find(Collection<String> ids) {
        Map<String, V> found = new HashMap<>();
        jdbc.sql(select + "WHERE " + key + " = ANY (?)")
                .param(ids.toArray(String[]::new))
                .query((row, n) -> read(row))
                .list()
                .forEach(view -> found.put(view.id(), view));
        return found;
    }

    public final Optional<V> find(String guildId, String id) {
        return jdbc.sql(select + "WHERE " + key + " = ? AND guild_id = ?")
                .param(id)
                .param(guildId)
                .query((row, n) -> read(row))
                .optional();
    }

    /**
     * A page of a guild's, the newest first.
     *
     * @param where columns that must be of that value
     * @param after the last of the page before
     */
    public final List<V> list(String guildId, Map<String, String> where, @Nullable String after, int limit) {
        StringBuilder sql = new StringBuilder(select).append("WHERE guild_id = ?");
        List<Object> values = new ArrayList<>(List.of(guildId));
        where.forEach((column, value) -> {
            sql.append(" AND ").append(column).append(" = ?");
            values.add(value);
        });
        if (after != null) {
            sql.append(" AND ").append(key).append(" < ?");
            values.add(after);
        }
        values.add(limit);
        return jdbc.sql(sql.append(" ORDER BY ")
                        .append(key)
                        .append(" DESC LIMIT ?")
                        .toString())
                .params(values)
                .query((row, n) -> read(row))
                .list();
    }

    /** Position of the last event of any of the guild's; 0 before the first. */
    public final long version(String guildId) {
        return jdbc.sql("SELECT coalesce(max(version), 0) FROM " + table + " WHERE guild_id = ?")
                .param(guildId)
                .query(Long.class)
                .single();
    }

    /** Guilds of which one changed after the position, the longest unchanged first. */
    final List<Changed> changedSince(long position, int limit) {
        return jdbc.sql("SELECT guild_id, max(version) AS version FROM " + table
                        + " WHERE version > ? GROUP BY guild_id ORDER BY 2 LIMIT ?")
                .param(position)
                .param(limit)
                .query((row, n) -> new Changed(row.getString(1), row.getLong(2)))
                .list();
    }

    protected static <V> String[] texts(List<V> views, Function<V, @Nullable String> column) {
        return views.stream().map(column).toArray(String[]::new);
    }

    protected static <V, T> T[] column(List<V> views, Function<V, T> column, IntFunction<T[]> array) {
        return views.stream().map(column).toArray(array);
    }
}
