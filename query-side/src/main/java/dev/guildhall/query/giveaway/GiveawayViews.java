package dev.guildhall.query.giveaway;

import dev.guildhall.events.EventJson;
import dev.guildhall.query.invalidation.ContentChanges.Changed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/** The stored views. All methods throw Spring's {@code DataAccessException} when PostgreSQL is away. Thread-safe. */
final class GiveawayViews {
    private static final TypeReference<List<GiveawayRound>> REROLLS = new TypeReference<>() {};

    private static final String COLUMNS =
            "giveaway_id, guild_id, status, channel_id, message_id, terms, draw, rerolls, entries, version";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM query.giveaway ";

    /** Absolute values, never older than what is there: writing twice, late or out of order does no harm. */
    private static final String UPSERT = """
            INSERT INTO query.giveaway AS held (%s)
            SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::jsonb[], ?::jsonb[], ?::jsonb[],
                                 ?::int[], ?::bigint[])
            ON CONFLICT (giveaway_id) DO UPDATE SET
                status = excluded.status, channel_id = excluded.channel_id, message_id = excluded.message_id,
                terms = excluded.terms, draw = excluded.draw, rerolls = excluded.rerolls,
                entries = excluded.entries, version = excluded.version
            WHERE held.version < excluded.version
            """.formatted(COLUMNS);

    private final JdbcClient jdbc;

    GiveawayViews(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Those of the giveaways that are known, by id, in a map that the caller may change. */
    Map<String, GiveawayView> find(Collection<String> giveawayIds) {
        Map<String, GiveawayView> found = new HashMap<>();
        jdbc.sql(SELECT + "WHERE giveaway_id = ANY (?)")
                .param(giveawayIds.toArray(String[]::new))
                .query((row, n) -> read(row))
                .list()
                .forEach(view -> found.put(view.giveawayId(), view));
        return found;
    }

    Optional<GiveawayView> find(String guildId, String giveawayId) {
        return jdbc.sql(SELECT + "WHERE giveaway_id = ? AND guild_id = ?")
                .param(giveawayId)
                .param(guildId)
                .query((row, n) -> read(row))
                .optional();
    }

    /**
     * A page of a guild's giveaways, the newest first.
     *
     * @param status of all when {@code null}
     * @param after the last of the page before
     */
    List<GiveawayView> list(String guildId, @Nullable GiveawayStatus status, @Nullable String after, int limit) {
        JdbcClient.StatementSpec statement = jdbc.sql(SELECT
                        + "WHERE guild_id = ?"
                        + (status == null ? "" : " AND status = ?")
                        + (after == null ? "" : " AND giveaway_id < ?")
                        + " ORDER BY giveaway_id DESC LIMIT ?")
                .param(guildId);
        if (status != null) {
            statement = statement.param(status.name());
        }
        if (after != null) {
            statement = statement.param(after);
        }
        return statement.param(limit).query((row, n) -> read(row)).list();
    }

    /** Position of the last event of any of the guild's giveaways; 0 before the first. */
    long version(String guildId) {
        return jdbc.sql("SELECT coalesce(max(version), 0) FROM query.giveaway WHERE guild_id = ?")
                .param(guildId)
                .query(Long.class)
                .single();
    }

    /** Guilds of which a giveaway changed after the position, the longest unchanged first. */
    List<Changed> changedSince(long position, int limit) {
        return jdbc.sql("SELECT guild_id, max(version) AS version FROM query.giveaway WHERE version > ?"
                        + " GROUP BY guild_id ORDER BY 2 LIMIT ?")
                .param(position)
                .param(limit)
                .query((row, n) -> new Changed(row.getString(1), row.getLong(2)))
                .list();
    }

    /** Writes the views in one statement; rows that already are as new stay as they are. */
    void store(Collection<GiveawayView> views) {
        if (views.isEmpty()) {
            return;
        }
        List<GiveawayView> sorted = views.stream()
                .sorted(Comparator.comparing(GiveawayView::giveawayId))
                .toList();
        jdbc.sql(UPSERT)
                .param(texts(sorted, GiveawayView::giveawayId))
                .param(texts(sorted, GiveawayView::guildId))
                .param(texts(sorted, view -> view.status().name()))
                .param(texts(sorted, GiveawayView::channelId))
                .param(texts(sorted, GiveawayView::messageId))
                .param(texts(sorted, view -> EventJson.writeString(view.terms())))
                .param(texts(sorted, view -> {
                    GiveawayDraw draw = view.draw();
                    return draw == null ? null : EventJson.writeString(draw);
                }))
                .param(texts(sorted, view -> EventJson.writeString(view.rerolls())))
                .param(sorted.stream().map(GiveawayView::entries).toArray(Integer[]::new))
                .param(sorted.stream().map(GiveawayView::version).toArray(Long[]::new))
                .update();
    }

    private static String[] texts(List<GiveawayView> views, Function<GiveawayView, @Nullable String> column) {
        return views.stream().map(column).toArray(String[]::new);
    }

    private static GiveawayView read(ResultSet row) throws SQLException {
        String draw = row.getString("draw");
        return new GiveawayView(
                row.getString("giveaway_id"),
                row.getString("guild_id"),
                GiveawayStatus.valueOf(row.getString("status")),
                row.getString("channel_id"),
                row.getString("message_id"),
                EventJson.read(row.getString("terms"), GiveawayTerms.class),
                draw == null ? null : EventJson.read(draw, GiveawayDraw.class),
                EventJson.mapper().readValue(row.getString("rerolls"), REROLLS),
                row.getInt("entries"),
                row.getLong("version"));
    }
}
