package dev.guildhall.query.ticket;

import dev.guildhall.events.EventJson;
import dev.guildhall.query.content.ContentTable;
import dev.guildhall.query.projection.ViewSchema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/** The stored panels. */
final class PanelViews extends ContentTable<PanelView> {
    private static final TypeReference<List<String>> TOPICS = new TypeReference<>() {};
    private static final String COLUMNS = "panel_id, guild_id, channel_id, message_id, text, topics, version";

    /** Absolute values, never older than what is there: writing twice, late or out of order does no harm. */
    private static final String UPSERT = """
            INSERT INTO query.ticket_panel AS held (%s)
            SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::jsonb[], ?::bigint[])
            ON CONFLICT (panel_id) DO UPDATE SET
                channel_id = excluded.channel_id, message_id = excluded.message_id, version = excluded.version
            WHERE held.version < excluded.version
            """.formatted(COLUMNS);

    private final String upsert;

    PanelViews(DataSource dataSource, ViewSchema schema) {
        super(dataSource, schema.of("query.ticket_panel"), "panel_id", COLUMNS);
        this.upsert = schema.of(UPSERT);
    }

    @Override
    protected void store(JdbcClient target, List<PanelView> sorted) {
        target.sql(upsert)
                .param(texts(sorted, PanelView::panelId))
                .param(texts(sorted, PanelView::guildId))
                .param(texts(sorted, PanelView::channelId))
                .param(texts(sorted, PanelView::messageId))
                .param(texts(sorted, PanelView::text))
                .param(texts(sorted, view -> EventJson.writeString(view.topics())))
                .param(column(sorted, PanelView::version, Long[]::new))
                .update();
    }

    @Override
    protected PanelView read(ResultSet row) throws SQLException {
        return new PanelView(
                row.getString("panel_id"),
                row.getString("guild_id"),
                row.getString("channel_id"),
                row.getString("message_id"),
                row.getString("text"),
                EventJson.mapper().readValue(row.getString("topics"), TOPICS),
                row.getLong("version"));
    }
}
