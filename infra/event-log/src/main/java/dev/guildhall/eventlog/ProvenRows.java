package dev.guildhall.eventlog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads the rows of links that follow one another, as they are stored. For one thread. */
final class ProvenRows {
    private static final String ROWS =
            "select position, event_id, aggregate_type, aggregate_id, sequence, type, revision,"
                    + " guild_id, actor_id, payload, metadata from log.event where position between ? and ? order by position";

    private final Connection connection;
    private final Openings openings;

    ProvenRows(Connection connection, Openings openings) {
        this.connection = connection;
        this.openings = openings;
    }

    List<ProvenEvent> read(List<StoredLink> links) throws SQLException {
        List<ProvenEvent> events = new ArrayList<>(links.size());
        try (PreparedStatement statement = connection.prepareStatement(ROWS)) {
            statement.setLong(1, links.getFirst().position());
            statement.setLong(2, links.getLast().position());
            try (ResultSet rows = statement.executeQuery()) {
                for (StoredLink link : links) {
                    if (!rows.next() || rows.getLong(1) != link.position()) {
                        throw new SQLException("row " + link.position() + " went away while it was read");
                    }
                    events.add(event(rows, link));
                }
            }
        }
        return events;
    }

    private ProvenEvent event(ResultSet row, StoredLink link) throws SQLException {
        UUID eventId = row.getObject(2, UUID.class);
        String type = row.getString(6);
        int revision = row.getInt(7);
        byte[] payload = row.getBytes(10);
        byte[] metadata = row.getBytes(11);
        return new ProvenEvent(
                link.position(),
                Instant.EPOCH.plus(link.micros(), ChronoUnit.MICROS),
                eventId,
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                type,
                revision,
                row.getString(8),
                row.getString(9),
                payload,
                metadata,
                GuildProof.hex(link.link()),
                openings.of(eventId, type, revision, payload, metadata));
    }
}
