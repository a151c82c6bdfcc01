package dev.guildhall.query.rebuild;

import dev.guildhall.eventlog.ReplayedEvent;
import dev.guildhall.events.EventJson;
import dev.guildhall.query.configuration.GuildRow;
import dev.guildhall.query.configuration.GuildView;
import dev.guildhall.query.projection.CopyRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Guilds' configuration while it is made: all guilds are kept in memory, and written once. */
final class ConfigurationShadow implements Shadow {
    /** So many guilds take about a gigabyte. */
    static final int MAX_GUILDS = 200_000;

    private static final int PARTS = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);

    private final JdbcClient jdbc;
    private final String table;
    private final ConfigurationView.Evolution evolution;
    private final List<Map<String, GuildView>> parts;
    private final Map<String, GuildView> known = new HashMap<>();
    private final boolean complete;

    ConfigurationShadow(DataSource dataSource, String table, boolean empty, ConfigurationView.Evolution evolution) {
        this.jdbc = JdbcClient.create(dataSource);
        this.table = table;
        this.evolution = evolution;
        this.complete = empty;
        this.parts = IntStream.range(0, PARTS)
                .mapToObj(part -> (Map<String, GuildView>) new HashMap<String, GuildView>())
                .toList();
    }

    @Override
    public int parts() {
        return PARTS;
    }

    @Override
    public void follow(int part, ReplayedEvent event) {
        Map<String, GuildView> views = parts.get(part);
        evolve(views, event);
        if (views.size() > MAX_GUILDS / PARTS) {
            throw new IllegalStateException("there are more guilds than are made anew at once");
        }
    }

    private GuildView evolve(Map<String, GuildView> views, ReplayedEvent event) {
        String guildId = Objects.requireNonNull(event.payload().guildId());
        GuildView after = evolution.after(views.get(guildId), event.payload(), event.position());
        views.put(guildId, after);
        return after;
    }

    @Override
    public void load(Connection connection) throws SQLException {
        parts.forEach(known::putAll);
        try (CopyRows rows = new CopyRows(connection, table, GuildRow.COLUMNS + ", written_at")) {
            for (GuildView view : sorted(known.values())) {
                rows.value(view.guildId())
                        .value(view.authority().ownerId())
                        .value(view.name())
                        .value(view.authority().present())
                        .value(EventJson.writeString(view.settings()))
                        .value(EventJson.writeString(view.modules()))
                        .value(EventJson.writeString(view.subscription()))
                        .value(GuildRow.permissions(view))
                        .value(GuildRow.partVersions(view))
                        .value(view.version())
                        .value(view.reloadVersion())
                        .value(view.position())
                        .value("-infinity")
                        .endRow();
            }
            rows.end();
        }
    }

    @Override
    public void catchUp(List<ReplayedEvent> events) {
        read(events);
        Map<String, GuildView> changed = new LinkedHashMap<>();
        for (ReplayedEvent event : events) {
            GuildView after = evolve(known, event);
            changed.put(after.guildId(), after);
        }
        if (!changed.isEmpty()) {
            store(sorted(changed.values()));
        }
    }

    /** Where rows were made by somebody else, those are read that the events are about. */
    private void read(List<ReplayedEvent> events) {
        if (complete) {
            return;
        }
        Set<String> missing = events.stream()
                .map(event -> Objects.requireNonNull(event.payload().guildId()))
                .filter(guildId -> !known.containsKey(guildId))
                .collect(Collectors.toSet());
        if (!missing.isEmpty()) {
            jdbc.sql("SELECT " + GuildRow.COLUMNS + " FROM " + table + " WHERE guild_id = ANY (?)")
                    .param(missing.toArray(String[]::new))
                    .query((row, n) -> GuildRow.read(row))
                    .list()
                    .forEach(view -> known.put(view.guildId(), view));
        }
    }

    private static List<GuildView> sorted(Collection<GuildView> views) {
        return views.stream().sorted(Comparator.comparing(GuildView::guildId)).toList();
    }

    /** Absolute values, never older than what is there. */
    private String upsert() {
        return """
            INSERT INTO %1$s AS held (%2$s, written_at)
            SELECT t.guild_id, t.owner_id, t.name, t.present, t.settings::jsonb, t.modules::jsonb, t.subscription::jsonb,
                   t.permissions::jsonb, t.part_versions::jsonb, t.version, t.reload_version, t.position, '-infinity'
              FROM unnest(?::text[], ?::text[], ?::text[], ?::boolean[], ?::text[], ?::text[], ?::text[], ?::text[],
                          ?::text[], ?::bigint[], ?::bigint[], ?::bigint[])
                   AS t (%2$s)
            ON CONFLICT (guild_id) DO UPDATE SET owner_id = excluded.owner_id, name = excluded.name,
                present = excluded.present, settings = excluded.settings, modules = excluded.modules,
                subscription = excluded.subscription, permissions = excluded.permissions,
                part_versions = excluded.part_versions, version = excluded.version,
                reload_version = excluded.reload_version, position = excluded.position, written_at = excluded.written_at
            WHERE held.position < excluded.position""".formatted(table, GuildRow.COLUMNS);
    }

    private void store(List<GuildView> views) {
        jdbc.sql(upsert())
                .param(texts(views, GuildView::guildId))
                .param(texts(views, view -> view.authority().ownerId()))
                .param(texts(views, GuildView::name))
                .param(views.stream().map(view -> view.authority().present()).toArray(Boolean[]::new))
                .param(texts(views, view -> EventJson.writeString(view.settings())))
                .param(texts(views, view -> EventJson.writeString(view.modules())))
                .param(texts(views, view -> EventJson.writeString(view.subscription())))
                .param(texts(views, GuildRow::permissions))
                .param(texts(views, GuildRow::partVersions))
                .param(numbers(views, GuildView::version))
                .param(numbers(views, GuildView::reloadVersion))
                .param(numbers(views, GuildView::position))
                .update();
    }

    private static String[] texts(List<GuildView> views, Function<GuildView, String> column) {
        return views.stream().map(column).toArray(String[]::new);
    }

    private static Long[] numbers(List<GuildView> views, Function<GuildView, Long> column) {
        return views.stream().map(column).toArray(Long[]::new);
    }
}
