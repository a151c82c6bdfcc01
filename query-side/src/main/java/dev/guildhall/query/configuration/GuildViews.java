package dev.guildhall.query.configuration;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stored views. All methods throw Spring's {@code DataAccessException} when PostgreSQL is away. Thread-safe. */
public final class GuildViews {
    /** The most guilds that one call answers. */
    public static final int MAX_PAGE = 1_000;

    private static final String SELECT = "SELECT " + GuildRow.COLUMNS + " FROM query.guild_configuration ";

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
}
