package dev.guildhall.query.ticket;

import dev.guildhall.events.ticket.TicketMessageEvent;
import dev.guildhall.query.content.ContentEvent;
import dev.guildhall.query.projection.ViewSchema;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where the log tells of what was written in tickets. All methods throw Spring's {@code DataAccessException} when
 * PostgreSQL is away. Thread-safe.
 */
final class TicketMessages {
    private static final String STORE = """
            INSERT INTO query.ticket_message (ticket_id, message_id, position)
            SELECT ticket_id, message_id::numeric, position
              FROM unnest(?::text[], ?::text[], ?::bigint[]) AS told (ticket_id, message_id, position)
             ORDER BY ticket_id, message_id, position
            ON CONFLICT DO NOTHING
            """;

    private static final String PAGE = """
            SELECT message_id::text AS id, position FROM query.ticket_message
             WHERE ticket_id = ? AND (message_id, position) > (?::numeric, ?)
             ORDER BY ticket_id, message_id, position LIMIT ?
            """;

    /** One time that the log tells of a message. */
    record Told(String messageId, long position) {
        /** Before all others. */
        static final Told NOTHING = new Told("0", 0);
    }

    private final JdbcClient jdbc;
    private final String store;

    TicketMessages(DataSource dataSource, ViewSchema schema) {
        this.jdbc = JdbcClient.create(dataSource);
        this.store = schema.of(STORE);
    }

    void store(List<ContentEvent<TicketMessageEvent>> events) {
        if (!events.isEmpty()) {
            jdbc.sql(store)
                    .param(events.stream().map(e -> e.event().ticketId()).toArray(String[]::new))
                    .param(events.stream().map(e -> e.event().messageId()).toArray(String[]::new))
                    .param(events.stream().map(ContentEvent::position).toArray(Long[]::new))
                    .update();
        }
    }

    /** A page in the order in which it was written, and of one message in the order of the log. */
    List<Told> page(String ticketId, Told after, int limit) {
        return jdbc.sql(PAGE)
                .param(ticketId)
                .param(after.messageId())
                .param(after.position())
                .param(limit)
                .query((row, n) -> new Told(row.getString(1), row.getLong(2)))
                .list();
    }
}
