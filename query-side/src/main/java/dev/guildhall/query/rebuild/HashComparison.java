package dev.guildhall.query.rebuild;

import dev.guildhall.eventlog.ReplayedEvent;
import dev.guildhall.query.projection.Reached;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compares guild by guild, whatever tables a view is made of: one hash of all rows of a guild. All guilds are compared
 * where the live view stands at one moment of one snapshot; after that those alone that something was followed of, and of
 * tables that only grow those rows alone that were added.
 */
final class HashComparison implements Comparison {
    /** Of so many guilds that differed and went on, all is compared again; more are taken to differ still. */
    static final int MAX_AGAIN = 100;

    private final JdbcClient jdbc;
    private final RebuildableView view;
    private final String madeIn;
    private final LiveSnapshots snapshots;
    private final Map<String, Difference> known = new TreeMap<>();
    private final Set<String> followed = new HashSet<>();
    private long comparedThrough;

    /** @param madeIn the schema of what was made */
    HashComparison(DataSource dataSource, RebuildableView view, String madeIn, LiveSnapshots snapshots) {
        this.jdbc = JdbcClient.create(dataSource);
        this.view = view;
        this.madeIn = madeIn;
        this.snapshots = snapshots;
    }

    @Override
    public void compareAll(Consumer<Reached> bringTo) {
        LiveSnapshots.Snapshot<Map<String, String>> live =
                snapshots.of(view.projection(), () -> hashes(ShadowTables.LIVE));
        bringTo.accept(live.reached());
        known.clear();
        followed.clear();
        comparedThrough = live.reached().least();
        between(live.value(), hashes(madeIn)).forEach(difference -> known.put(difference.guildId(), difference));
    }

    @Override
    public void followed(List<ReplayedEvent> events) {
        events.forEach(event -> followed.add(event.guildId()));
    }

    @Override
    public List<Difference> differences() {
        Map<String, Difference> all = new TreeMap<>(known);
        Set<String> again = followed.stream().filter(known::containsKey).collect(Collectors.toCollection(TreeSet::new));
        Set<String> added = new TreeSet<>(followed);
        if (again.size() <= MAX_AGAIN) {
            again.forEach(all::remove);
            added.removeAll(again);
            differences(again, 0).forEach(difference -> all.put(difference.guildId(), difference));
        }
        differences(added, comparedThrough).forEach(difference -> all.putIfAbsent(difference.guildId(), difference));
        return List.copyOf(all.values());
    }

    @Override
    public List<Difference> differences(String guildId) {
        return differences(Set.of(guildId), 0);
    }

    @Override
    public void replaced(List<Difference> differences) {
        // Rows say nothing about when they were written.
    }

    /** @param after places of rows in tables that only grow */
    private List<Difference> differences(Collection<String> guildIds, long after) {
        return guildIds.isEmpty()
                ? List.of()
                : between(hashes(ShadowTables.LIVE, guildIds, after), hashes(madeIn, guildIds, after));
    }

    private static List<Difference> between(Map<String, String> live, Map<String, String> made) {
        Set<String> guildIds = new TreeSet<>(live.keySet());
        guildIds.addAll(made.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String guildId : guildIds) {
            if (!Objects.equals(live.get(guildId), made.get(guildId))) {
                differences.add(new Difference(guildId, live.get(guildId), made.get(guildId)));
            }
        }
        return differences;
    }

    private Map<String, String> hashes(String schema) {
        return hashes(jdbc.sql(sql(schema, "")));
    }

    private Map<String, String> hashes(String schema, Collection<String> guildIds, long after) {
        return hashes(jdbc.sql(sql(schema, " WHERE guild_id = ANY (:guilds) AND place > :after"))
                .param("guilds", guildIds.toArray(String[]::new))
                .param("after", after));
    }

    private static Map<String, String> hashes(JdbcClient.StatementSpec statement) {
        Map<String, String> hashes = new HashMap<>();
        statement
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .forEach(hash -> hashes.put(hash.getKey(), hash.getValue()));
        return hashes;
    }

    /** A sum does not depend on the order of rows, which nobody need sort. */
    private String sql(String schema, String where) {
        String rows = view.tables().stream()
                .map(table -> "SELECT * FROM (" + table.rows(schema) + ") rows" + where)
                .collect(Collectors.joining(" UNION ALL "));
        return "SELECT guild_id, count(*) || ':' || sum(hashtextextended(content, 0)) FROM (" + rows
                + ") contents GROUP BY guild_id";
    }
}
