package dev.guildhall.query.ticket;

import dev.guildhall.events.EventJson;
import dev.guildhall.query.content.ContentTable;
import dev.guildhall.query.projection.ViewSchema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stored tickets. */
final class TicketViews extends ContentTable<TicketView> {
    private static final String COLUMNS = "ticket_id, guild_id, number, opener_id, status, opening, state, version";

    /** Absolute values, never older than what is there: writing twice, late or out of order does no harm. */
    private static final String UPSERT = """
            INSERT INTO query.ticket AS held (%s)
            SELECT * FROM unnest(?::text[], ?::text[], ?::int[], ?::text[], ?::text[], ?::jsonb[], ?::jsonb[],
                                 ?::bigint[])
            ON CONFLICT (ticket_id) DO UPDATE SET
                status = excluded.status, state = excluded.state, version = excluded.version
            WHERE held.version < excluded.version
            """.formatted(COLUMNS);

    private final String upsert;

    TicketViews(DataSource dataSource, ViewSchema schema) {
        super(dataSource, schema.of("query.ticket"), "ticket_id", COLUMNS);
        this.upsert = schema.of(UPSERT);
    }

    @Override
    protected void store(JdbcClient target, List<TicketView> sorted) {
        target.sql(upsert)
                .param(texts(sorted, TicketView::ticketId))
                .param(texts(sorted, TicketView::guildId))
                .param(column(sorted, TicketView::number, Integer[]::new))
                .param(texts(sorted, TicketView::openerId))
                .param(texts(sorted, view -> view.status().name()))
                .param(texts(sorted, view -> EventJson.writeString(view.opening())))
                .param(texts(sorted, view -> EventJson.writeString(view.state())))
                .param(column(sorted, TicketView::version, Long[]::new))
                .update();
    }

    @Override
    protected TicketView read(ResultSet row) throws SQLException {
        return new TicketView(
                row.getString("ticket_id"),
                row.getString("guild_id"),
                row.getInt("number"),
                row.getString("opener_id"),
                TicketStatus.valueOf(row.getString("status")),
                EventJson.read(row.getString("opening"), TicketOpening.class),
                EventJson.read(row.getString("state"), TicketState.class),
                row.getLong("version"));
    }
}
