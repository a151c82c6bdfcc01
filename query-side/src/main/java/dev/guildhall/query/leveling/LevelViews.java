package dev.guildhall.query.leveling;

import dev.guildhall.query.content.ContentTable;
import dev.guildhall.query.projection.ViewSchema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What members have earned, as it is stored. */
final class LevelViews extends ContentTable<LevelView> {
    static final String COLUMNS = "level_id, guild_id, user_id, xp, level, channel_id, version";

    /** Absolute values, never older than what is there: writing twice, late or out of order does no harm. */
    private static final String UPSERT = """
            INSERT INTO query.level AS held (%s)
            SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::int[], ?::text[], ?::bigint[])
            ON CONFLICT (level_id) DO UPDATE SET
                xp = excluded.xp, level = excluded.level, channel_id = excluded.channel_id, version = excluded.version
            WHERE held.version < excluded.version
            """.formatted(COLUMNS);

    private final String upsert;

    LevelViews(DataSource dataSource, ViewSchema schema) {
        super(dataSource, schema.of("query.level"), "level_id", COLUMNS);
        this.upsert = schema.of(UPSERT);
    }

    @Override
    protected void store(JdbcClient target, List<LevelView> sorted) {
        target.sql(upsert)
                .param(texts(sorted, LevelView::id))
                .param(texts(sorted, LevelView::guildId))
                .param(texts(sorted, LevelView::userId))
                .param(column(sorted, LevelView::xp, Long[]::new))
                .param(column(sorted, LevelView::level, Integer[]::new))
                .param(texts(sorted, LevelView::channelId))
                .param(column(sorted, LevelView::version, Long[]::new))
                .update();
    }

    @Override
    protected LevelView read(ResultSet row) throws SQLException {
        return readRow(row);
    }

    static LevelView readRow(ResultSet row) throws SQLException {
        return new LevelView(
                row.getString("guild_id"),
                row.getString("user_id"),
                row.getLong("xp"),
                row.getInt("level"),
                row.getString("channel_id"),
                row.getLong("version"));
    }
}
