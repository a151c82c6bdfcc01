package dev.guildhall.eventlog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * One event as its row has it, not yet decoded: whether this program can read it is another question.
 *
 * @param metadata {@code null} where it was not asked for
 */
record StoredEvent(
        long position,
        UUID eventId,
        String aggregateType,
        String aggregateId,
        long sequence,
        Instant recordedAt,
        String type,
        int revision,
        byte[] payload,
        byte @Nullable [] metadata) {
    /** In the order of the components. */
    static final String COLUMNS = "position, event_id, aggregate_type, aggregate_id, sequence, recorded_at, type,"
            + " revision, payload, metadata";

    /** The same without metadata. */
    static final String PAYLOAD_COLUMNS =
            "position, event_id, aggregate_type, aggregate_id, sequence, recorded_at, type,"
                    + " revision, payload, null";

    static StoredEvent of(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getString(7),
                row.getInt(8),
                row.getBytes(9),
                row.getBytes(10));
    }

    /** Of what was stored, in bytes; the rest of a row is small beside it. */
    int size() {
        return payload.length + (metadata == null ? 0 : metadata.length);
    }

    StoredEvent withPayload(byte[] read) {
        return new StoredEvent(
                position, eventId, aggregateType, aggregateId, sequence, recordedAt, type, revision, read, metadata);
    }

    /**
     * Whatever is wrong with the bytes, the error names the place.
     *
     * @throws UnreadableEvent when this program cannot read it
     * @throws DataAccessException when PostgreSQL, which holds the keys of personal data, is away
     */
    LoggedEvent decode(EventCodec codec) {
        try {
            Map<String, String> decoded =
                    metadata == null ? Map.of() : codec.metadata(position, eventId, present(metadata, "metadata"));
            return new LoggedEvent(
                    position,
                    eventId,
                    aggregateType,
                    aggregateId,
                    sequence,
                    recordedAt,
                    type,
                    codec.payload(position, eventId, type, revision, present(payload, "payload")),
                    decoded);
        } catch (UnreadableEvent e) {
            throw e.naming(type, aggregateId);
        } catch (DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new UnreadableEvent(position, "broken event of " + type, e).naming(type, aggregateId);
        }
    }

    private byte[] present(byte[] bytes, String what) {
        if (bytes.length == 0) {
            throw new UnreadableEvent(position, "empty " + what, null);
        }
        return bytes;
    }
}
