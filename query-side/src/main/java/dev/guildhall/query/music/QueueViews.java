package dev.guildhall.query.music;

import dev.guildhall.events.EventJson;
import dev.guildhall.query.content.ContentTable;
import dev.guildhall.query.projection.ViewSchema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stored queues, one for each guild. */
final class QueueViews extends ContentTable<QueueView> {
    private static final String COLUMNS = "guild_id, tracks, votes, volume, version";

    /** Absolute values, never older than what is there: writing twice, late or out of order does no harm. */
    private static final String UPSERT = """
            INSERT INTO query.music_queue AS held (%s)
            SELECT * FROM unnest(?::text[], ?::jsonb[], ?::int[], ?::int[], ?::bigint[])
            ON CONFLICT (guild_id) DO UPDATE SET tracks = excluded.tracks, votes = excluded.votes,
                                                 volume = excluded.volume, version = excluded.version
            WHERE held.version < excluded.version
            """.formatted(COLUMNS);

    private final String upsert;

    QueueViews(DataSource dataSource, ViewSchema schema) {
        super(dataSource, schema.of("query.music_queue"), "guild_id", COLUMNS);
        this.upsert = schema.of(UPSERT);
    }

    @Override
    protected void store(JdbcClient target, List<QueueView> sorted) {
        target.sql(upsert)
                .param(texts(sorted, QueueView::guildId))
                .param(texts(sorted, view -> EventJson.writeString(view.tracks())))
                .param(column(sorted, QueueView::votes, Integer[]::new))
                .param(sorted.stream().map(QueueView::volume).toArray(Integer[]::new))
                .param(column(sorted, QueueView::version, Long[]::new))
                .update();
    }

    @Override
    protected QueueView read(ResultSet row) throws SQLException {
        int volume = row.getInt("volume");
        boolean unsaid = row.wasNull();
        return new QueueView(
                row.getString("guild_id"),
                List.of(EventJson.read(row.getString("tracks"), QueuedTrack[].class)),
                row.getInt("votes"),
                unsaid ? null : volume,
                row.getLong("version"));
    }
}
