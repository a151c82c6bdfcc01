package dev.guildhall.query.history;

import dev.guildhall.events.EventJson;
import dev.guildhall.query.configuration.GuildRow;
import dev.guildhall.query.configuration.GuildView;
import dev.guildhall.query.projection.ViewSchema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Guilds as they were. All methods throw Spring's {@code DataAccessException} when PostgreSQL is away. Thread-safe. */
final class GuildCheckpoints {
    /**
     * So many of a guild's events lie between two. Whoever asks for a moment folds half of that on average; and a guild's
     * configuration is stored once for that many changes.
     */
    static final int INTERVAL = 128;

    private static final String SELECT =
            "SELECT sequence, recorded_at, " + GuildRow.COLUMNS + " FROM query.guild_checkpoint WHERE guild_id = ? ";
    private static final String BY_POSITION = SELECT + "AND position <= ? ORDER BY position DESC LIMIT 1";
    private static final String BY_TIME =
            SELECT + "AND recorded_at <= ? ORDER BY recorded_at DESC, position DESC LIMIT 1";
    private static final String STORE = """
            INSERT INTO query.guild_checkpoint (guild_id, position, sequence, recorded_at, owner_id, name, present, settings,
                                                modules, subscription, permissions, part_versions, version, reload_version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?) ON CONFLICT DO NOTHING""";

    private final JdbcClient jdbc;
    private final ViewSchema schema;

    GuildCheckpoints(DataSource dataSource, ViewSchema schema) {
        this.jdbc = JdbcClient.create(dataSource);
        this.schema = schema;
    }

    /** The last one that the moment does not come before. */
    Optional<GuildCheckpoint> last(String guildId, Moment moment) {
        Instant time = moment.time();
        Object place = time == null ? Objects.requireNonNull(moment.position()) : time.atOffset(ZoneOffset.UTC);
        return jdbc.sql(schema.of(time == null ? BY_POSITION : BY_TIME))
                .param(guildId)
                .param(place)
                .query((row, n) -> read(row))
                .optional();
    }

    private static GuildCheckpoint read(ResultSet row) throws SQLException {
        return new GuildCheckpoint(
                GuildRow.read(row),
                row.getLong("sequence"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }

    /** In the caller's transaction; one that is there already stays as it is. */
    void store(GuildCheckpoint checkpoint) {
        GuildView view = checkpoint.view();
        jdbc.sql(schema.of(STORE))
                .params(
                        view.guildId(),
                        view.position(),
                        checkpoint.sequence(),
                        checkpoint.recordedAt().atOffset(ZoneOffset.UTC),
                        view.authority().ownerId(),
                        view.name(),
                        view.authority().present(),
                        EventJson.writeString(view.settings()),
                        EventJson.writeString(view.modules()),
                        EventJson.writeString(view.subscription()),
                        GuildRow.permissions(view),
                        GuildRow.partVersions(view),
                        view.version(),
                        view.reloadVersion())
                .update();
    }
}
