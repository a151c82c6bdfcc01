package dev.guildhall.query.directory;

import dev.guildhall.events.EventJson;
import dev.guildhall.events.wire.GuildDirectory;
import dev.guildhall.events.wire.GuildDirectory.GuildChannel;
import dev.guildhall.events.wire.GuildDirectory.GuildRole;
import dev.guildhall.events.wire.GuildDirectory.Standing;
import dev.guildhall.events.wire.GuildDirectory.Told;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.type.TypeReference;

/**
 * Channels and roles of each guild. A telling is taken only by the stamp that holds, so that of several tellers, dead
 * ones included, none writes over what it has not seen. All methods throw Spring's {@code DataAccessException} when
 * PostgreSQL is away. Thread-safe.
 */
public final class Skeletons {
    /** How old the list of members may be; changes are told as they come, this is for those that were lost. */
    static final Duration MEMBERS_AGE = Duration.ofHours(6);

    /** A pass that is not complete by then has lost its teller. */
    static final Duration PASS_PATIENCE = Duration.ofMinutes(1);

    private static final TypeReference<List<GuildChannel>> CHANNELS = new TypeReference<>() {};
    private static final TypeReference<List<GuildRole>> ROLES = new TypeReference<>() {};

    /** What stands there, for one transaction to replace. */
    private record Held(long stamp, boolean same) {}

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    Skeletons(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Empty while the bot has not told of the guild. */
    public Optional<GuildDirectory> find(String guildId) {
        return jdbc.sql("SELECT stamp, channels, roles FROM query.directory WHERE guild_id = ?")
                .param(guildId)
                .query((row, n) -> read(row))
                .optional();
    }

    private static GuildDirectory read(ResultSet row) throws SQLException {
        return new GuildDirectory(
                row.getLong("stamp"),
                EventJson.mapper().readValue(row.getString("channels"), CHANNELS),
                EventJson.mapper().readValue(row.getString("roles"), ROLES));
    }

    /** Empty when the bot is not known to be in that guild: nothing is kept that leaving it would not take away. */
    Optional<Told> tell(String guildId, GuildDirectory told) {
        return Objects.requireNonNull(transactions.execute(status -> {
            // Shared with other tellings, but held against the projection, which forgets guilds that were left.
            boolean present = jdbc.sql("SELECT present FROM query.guild_configuration WHERE guild_id = ? FOR SHARE")
                    .param(guildId)
                    .query(Boolean.class)
                    .optional()
                    .orElse(false);
            return present ? Optional.of(replace(guildId, told)) : Optional.empty();
        }));
    }

    private Told replace(String guildId, GuildDirectory told) {
        String channels = EventJson.writeString(told.channels());
        String roles = EventJson.writeString(told.roles());
        Held held = jdbc.sql("""
                SELECT stamp, channels = ?::jsonb AND roles = ?::jsonb AS same FROM query.directory
                WHERE guild_id = ? FOR NO KEY UPDATE""")
                .params(channels, roles, guildId)
                .query((row, n) -> new Held(row.getLong(1), row.getBoolean(2)))
                .optional()
                .orElse(null);
        if (held == null) {
            return insert(guildId, channels, roles);
        }
        if (held.same()) {
            return new Told(true, held.stamp());
        }
        Long known = told.stamp();
        return known != null && known == held.stamp()
                ? update(guildId, channels, roles)
                : new Told(false, held.stamp());
    }

    private Told insert(String guildId, String channels, String roles) {
        return jdbc.sql("""
                INSERT INTO query.directory (guild_id, channels, roles, stamp)
                VALUES (?, ?::jsonb, ?::jsonb, nextval('query.directory_stamp'))
                ON CONFLICT DO NOTHING RETURNING stamp""")
                .params(guildId, channels, roles)
                .query(Long.class)
                .optional()
                .map(stamp -> new Told(true, stamp))
                .orElse(new Told(false, null));
    }

    private Told update(String guildId, String channels, String roles) {
        Long stamp =
                jdbc.sql("""
                UPDATE query.directory
                SET channels = ?::jsonb, roles = ?::jsonb, stamp = nextval('query.directory_stamp')
                WHERE guild_id = ? RETURNING stamp""").params(channels, roles, guildId).query(Long.class).single();
        return new Told(true, stamp);
    }

    /** One for each of the guilds, in their order. */
    List<Standing> standing(Collection<String> guildIds) {
        Map<String, Standing> known = new HashMap<>();
        jdbc.sql("""
                SELECT guild_id, stamp,
                       pass_begun IS NULL
                       OR pass_complete IS DISTINCT FROM pass_begun
                          AND pass_begun_at < clock_timestamp() - make_interval(secs => ?)
                       OR pass_complete_at < clock_timestamp() - make_interval(secs => ?) AS due
                FROM query.directory WHERE guild_id = ANY (?)""")
                .param((double) PASS_PATIENCE.toSeconds())
                .param((double) MEMBERS_AGE.toSeconds())
                .param(guildIds.toArray(String[]::new))
                .query((row, n) -> new Standing(row.getString(1), row.getLong(2), row.getBoolean(3)))
                .list()
                .forEach(standing -> known.put(standing.guildId(), standing));
        return guildIds.stream()
                .map(guildId -> {
                    @Nullable Standing standing = known.get(guildId);
                    return standing == null ? new Standing(guildId, null, true) : standing;
                })
                .toList();
    }
}
