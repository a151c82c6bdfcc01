package dev.guildhall.query.ticket;

import dev.guildhall.events.EventJson;
import dev.guildhall.query.content.ContentTable;
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

    TicketViews(DataSource dataSource) {
        super(dataSource, "query.ticket", "ticket_id", COLUMNS);
    }

    @Override
    protected void store(JdbcClient target, List<TicketView> sorted) {
        target.sql(UPSERT)
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
