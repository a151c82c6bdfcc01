package dev.guildhall.query.history;

import dev.guildhall.events.EventJson;
import dev.guildhall.query.projection.ViewSchema;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/**
 * Where the log tells of what, as rows. Rows follow from events by their positions alone, so writing them again changes
 * nothing. All methods throw Spring's {@code DataAccessException} when PostgreSQL is away. Thread-safe.
 */
final class TimelineTable {
    private static final TypeReference<Map<String, Long>> FIELDS = new TypeReference<>() {};

    /** A crash takes rows and token back together, and they are made again: nobody need wait for the disk. */
    private static final String QUICKLY = "SELECT set_config('synchronous_commit', 'off', true)";

    private static final String ADD_TERMS = """
            INSERT INTO query.timeline_term (guild_id, term, position)
            SELECT * FROM unnest(?::text[], ?::text[], ?::bigint[]) ON CONFLICT DO NOTHING""";
    private static final String KNOWN_FIELDS = """
            SELECT held.guild_id, held.path, held.position FROM unnest(?::text[], ?::text[]) AS wanted (guild_id, path)
            JOIN query.timeline_field held ON held.guild_id = wanted.guild_id AND held.path = wanted.path""";
    private static final String SET_FIELDS = """
            INSERT INTO query.timeline_field AS held (guild_id, path, position)
            SELECT * FROM unnest(?::text[], ?::text[], ?::bigint[])
            ON CONFLICT (guild_id, path) DO UPDATE SET position = excluded.position
             WHERE held.position < excluded.position""";
    private static final String ADD_BEFORE = """
            INSERT INTO query.timeline_before (position, fields)
            SELECT position, fields::jsonb FROM unnest(?::bigint[], ?::text[]) AS t (position, fields)
            ON CONFLICT DO NOTHING""";

    private static final String ALL_NEWS = """
            SELECT NOT EXISTS (
                SELECT FROM unnest(?::text[], ?::bigint[]) AS fresh (guild_id, position)
                  JOIN query.timeline_term known ON known.guild_id = fresh.guild_id AND known.term = ?
                   AND known.position >= fresh.position)""";

    /**
     * From so many events on rows are copied, unless some may be there already: that takes one more look, and half of what
     * rows cost is to find out, one by one, whether they are there.
     */
    static final int COPIED = 100;

    private record Field(String guildId, String path) {}

    /** @param said whether the event says itself what it replaced */
    private record Setting(Field field, long position, boolean said) {}

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final ViewSchema schema;
    private final Summaries summaries;

    TimelineTable(DataSource dataSource, ViewSchema schema, Summaries summaries) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
        this.schema = schema;
        this.summaries = summaries;
    }

    /** Writes what the events, in the order of the log, are found by; in the caller's transaction. */
    void write(List<TimelineEvent> events) {
        if (!events.isEmpty()) {
            jdbc.sql(QUICKLY).query(String.class).single();
            writeTerms(events);
            writeFields(events);
        }
    }

    private void writeTerms(List<TimelineEvent> events) {
        TermRows rows = TermRows.of(events, summaries);
        if (events.size() >= COPIED && isNews(events)) {
            rows.copy(dataSource, schema);
        } else {
            jdbc.sql(schema.of(ADD_TERMS))
                    .params(rows.guilds(), rows.terms(), rows.positions())
                    .update();
        }
    }

    /** Whether of none of the guilds anything is there that is as new. Every event has this term. */
    private boolean isNews(List<TimelineEvent> events) {
        Map<String, Long> first = new HashMap<>();
        events.forEach(event -> first.putIfAbsent(event.event().guildId(), event.position()));
        return jdbc.sql(schema.of(ALL_NEWS))
                .params(texts(first.keySet()), numbers(first.values()), Term.EVERYTHING)
                .query(Boolean.class)
                .single();
    }

    private void writeFields(List<TimelineEvent> events) {
        List<Setting> settings =
                events.stream().flatMap(TimelineTable::settings).toList();
        if (settings.isEmpty()) {
            return;
        }
        Map<Field, Long> known =
                known(settings.stream().map(Setting::field).distinct().toList());
        Map<Long, Map<String, Long>> before = new LinkedHashMap<>();
        for (Setting setting : settings) {
            Long last = known.get(setting.field());
            if (last == null || last < setting.position()) {
                if (last != null && !setting.said()) {
                    before.computeIfAbsent(setting.position(), at -> new HashMap<>())
                            .put(setting.field().path(), last);
                }
                known.put(setting.field(), setting.position());
            }
        }
        addBefore(before);
        setFields(known);
    }

    private static Stream<Setting> settings(TimelineEvent event) {
        return Facts.of(event.event()).stream()
                .filter(TimelineTable::isKept)
                .map(fact ->
                        new Setting(new Field(event.event().guildId(), fact.path()), event.position(), fact.said()));
    }

    /** Of others nobody asks who set them, and they say themselves what was before. */
    private static boolean isKept(Fact fact) {
        return !fact.said() || ConfigurationFacts.isConfiguration(fact.path());
    }

    private Map<Field, Long> known(List<Field> fields) {
        Map<Field, Long> known = new HashMap<>();
        jdbc.sql(schema.of(KNOWN_FIELDS))
                .params(
                        texts(fields.stream().map(Field::guildId).toList()),
                        texts(fields.stream().map(Field::path).toList()))
                .query((row, n) -> Map.entry(new Field(row.getString(1), row.getString(2)), row.getLong(3)))
                .list()
                .forEach(field -> known.put(field.getKey(), field.getValue()));
        return known;
    }

    private void addBefore(Map<Long, Map<String, Long>> before) {
        if (!before.isEmpty()) {
            jdbc.sql(schema.of(ADD_BEFORE))
                    .params(
                            numbers(before.keySet()),
                            texts(before.values().stream()
                                    .map(EventJson::writeString)
                                    .toList()))
                    .update();
        }
    }

    private void setFields(Map<Field, Long> positions) {
        List<Map.Entry<Field, Long>> sorted = positions.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(
                        Comparator.comparing(Field::guildId).thenComparing(Field::path)))
                .toList();
        jdbc.sql(schema.of(SET_FIELDS))
                .params(
                        texts(sorted.stream().map(one -> one.getKey().guildId()).toList()),
                        texts(sorted.stream().map(one -> one.getKey().path()).toList()),
                        numbers(sorted.stream().map(Map.Entry::getValue).toList()))
                .update();
    }

    /** By position, and path, where it stands what the field was before; positions of which nothing is kept are left out. */
    Map<Long, Map<String, Long>> before(Collection<Long> positions) {
        Map<Long, Map<String, Long>> before = new HashMap<>();
        jdbc.sql("SELECT position, fields FROM query.timeline_before WHERE position = ANY (?)")
                .param(numbers(positions))
                .query((row, n) -> Map.entry(row.getLong(1), EventJson.mapper().readValue(row.getString(2), FIELDS)))
                .list()
                .forEach(event -> before.put(event.getKey(), event.getValue()));
        return before;
    }

    private static String[] texts(Collection<String> values) {
        return values.toArray(String[]::new);
    }

    private static Long[] numbers(Collection<Long> values) {
        return values.toArray(Long[]::new);
    }
}
