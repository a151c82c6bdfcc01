package dev.guildhall.query.configuration;

import dev.guildhall.events.EventJson;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stored views. All methods throw Spring's {@code DataAccessException} when PostgreSQL is away. Thread-safe. */
public final class GuildViews {
    /** The most guilds that one call answers. */
    public static final int MAX_PAGE = 1_000;

    private static final String SELECT = "SELECT " + GuildRow.COLUMNS + " FROM query.guild_configuration ";

    /** Absolute values, never older than what is there: writing twice, late or out of order does no harm. */
    private static final String UPSERT = """
            INSERT INTO query.guild_configuration AS held (%s)
            SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::boolean[], ?::jsonb[], ?::jsonb[], ?::jsonb[],
                                 ?::jsonb[], ?::jsonb[], ?::bigint[], ?::bigint[], ?::bigint[])
            ON CONFLICT (guild_id) DO UPDATE SET
                owner_id = excluded.owner_id, name = excluded.name, present = excluded.present,
                settings = excluded.settings, modules = excluded.modules, subscription = excluded.subscription,
                permissions = excluded.permissions, part_versions = excluded.part_versions, version = excluded.version,
                reload_version = excluded.reload_version, position = excluded.position,
                written_at = clock_timestamp()
            WHERE held.position < excluded.position
            """.formatted(GuildRow.COLUMNS);

    private final JdbcClient jdbc;

    public GuildViews(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    public Optional<GuildView> find(String guildId) {
        return jdbc.sql(SELECT + "WHERE guild_id = ?")
                .param(guildId)
                .query((row, n) -> GuildRow.read(row))
                .optional();
    }

    /** Those of the guilds that are known, by id, in a map that the caller may change. */
    Map<String, GuildView> find(Collection<String> guildIds) {
        Map<String, GuildView> found = new HashMap<>();
        jdbc.sql(SELECT + "WHERE guild_id = ANY (?)")
                .param(guildIds.toArray(String[]::new))
                .query((row, n) -> GuildRow.read(row))
                .list()
                .forEach(view -> found.put(view.guildId(), view));
        return found;
    }

    /** Guilds that the user owns or has a permission in, present or not, by id; what that opens is not decided here. */
    public List<GuildView> ofUser(String userId) {
        return jdbc.sql(SELECT + "WHERE owner_id = ? OR permissions ?? ? ORDER BY guild_id LIMIT ?")
                .param(userId)
                .param(userId)
                .param(MAX_PAGE)
                .query((row, n) -> GuildRow.read(row))
                .list();
    }

    /**
     * A page of what {@link #ofUser} answers for any of several users: guilds after that id, by id. A guild may concern
     * more than one of them.
     */
    public List<GuildView> ofUsers(Collection<String> userIds, String afterGuildId, int limit) {
        String[] users = userIds.toArray(String[]::new);
        return jdbc.sql(SELECT
                        + "WHERE (owner_id = ANY (?) OR permissions ??| ?) AND guild_id > ? ORDER BY guild_id LIMIT ?")
                .param(users)
                .param(users)
                .param(afterGuildId)
                .param(limit)
                .query((row, n) -> GuildRow.read(row))
                .list();
    }

    /** Guilds whose configuration changed after the position, the longest unchanged first. */
    List<GuildView> changedSince(long position, int limit) {
        return jdbc.sql(SELECT + "WHERE version > ? ORDER BY version LIMIT ?")
                .param(position)
                .param(limit)
                .query((row, n) -> GuildRow.read(row))
                .list();
    }

    /** A version such that every guild written within that time, by the data base's clock, has a higher one. */
    public long versionBefore(Duration ago) {
        return jdbc.sql(
                        "SELECT coalesce(min(version) - 1, (SELECT max(version) FROM query.guild_configuration), 0)"
                                + " FROM query.guild_configuration WHERE written_at > clock_timestamp() - make_interval(secs => ?)")
                .param((double) ago.toSeconds())
                .query(Long.class)
                .single();
    }

    /** Writes the views in one statement; rows that already are as new stay as they are. */
    void store(Collection<GuildView> views) {
        List<GuildView> sorted =
                views.stream().sorted(Comparator.comparing(GuildView::guildId)).toList();
        jdbc.sql(UPSERT)
                .param(texts(sorted, GuildView::guildId))
                .param(texts(sorted, view -> view.authority().ownerId()))
                .param(texts(sorted, GuildView::name))
                .param(sorted.stream().map(view -> view.authority().present()).toArray(Boolean[]::new))
                .param(texts(sorted, view -> EventJson.writeString(view.settings())))
                .param(texts(sorted, view -> EventJson.writeString(view.modules())))
                .param(texts(sorted, view -> EventJson.writeString(view.subscription())))
                .param(texts(sorted, GuildRow::permissions))
                .param(texts(sorted, GuildRow::partVersions))
                .param(numbers(sorted, GuildView::version))
                .param(numbers(sorted, GuildView::reloadVersion))
                .param(numbers(sorted, GuildView::position))
                .update();
    }

    private static String[] texts(List<GuildView> views, Function<GuildView, String> column) {
        return views.stream().map(column).toArray(String[]::new);
    }

    private static Long[] numbers(List<GuildView> views, Function<GuildView, Long> column) {
        return views.stream().map(column).toArray(Long[]::new);
    }
}
