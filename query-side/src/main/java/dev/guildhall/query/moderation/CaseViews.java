package dev.guildhall.query.moderation;

import dev.guildhall.events.EventJson;
import dev.guildhall.query.content.ContentTable;
import dev.guildhall.query.projection.ViewSchema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stored cases. */
final class CaseViews extends ContentTable<CaseView> {
    private static final String COLUMNS = "case_id, guild_id, number, user_id, kind, opening, state, version";

    /** Absolute values, never older than what is there: writing twice, late or out of order does no harm. */
    private static final String UPSERT = """
            INSERT INTO query.moderation_case AS held (%s)
            SELECT * FROM unnest(?::text[], ?::text[], ?::int[], ?::text[], ?::text[], ?::jsonb[], ?::jsonb[],
                                 ?::bigint[])
            ON CONFLICT (case_id) DO UPDATE SET state = excluded.state, version = excluded.version
            WHERE held.version < excluded.version
            """.formatted(COLUMNS);

    private final String upsert;

    CaseViews(DataSource dataSource, ViewSchema schema) {
        super(dataSource, schema.of("query.moderation_case"), "case_id", COLUMNS);
        this.upsert = schema.of(UPSERT);
    }

    @Override
    protected void store(JdbcClient target, List<CaseView> sorted) {
        target.sql(upsert)
                .param(texts(sorted, CaseView::id))
                .param(texts(sorted, CaseView::guildId))
                .param(column(sorted, CaseView::number, Integer[]::new))
                .param(texts(sorted, CaseView::userId))
                .param(texts(sorted, CaseView::kind))
                .param(texts(sorted, view -> EventJson.writeString(view.opening())))
                .param(texts(sorted, view -> EventJson.writeString(view.state())))
                .param(column(sorted, CaseView::version, Long[]::new))
                .update();
    }

    @Override
    protected CaseView read(ResultSet row) throws SQLException {
        return new CaseView(
                row.getString("guild_id"),
                row.getInt("number"),
                row.getString("user_id"),
                row.getString("kind"),
                EventJson.read(row.getString("opening"), CaseOpening.class),
                EventJson.read(row.getString("state"), CaseState.class),
                row.getLong("version"));
    }
}
