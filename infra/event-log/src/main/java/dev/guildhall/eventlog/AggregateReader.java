package dev.guildhall.eventlog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What an aggregate's state is made of: its snapshot and the events after it, in one round trip. Without metadata, of
 * which a state knows nothing: who did it, and why, stands encrypted in there, and every key would have to be found.
 * Throws Spring's {@code DataAccessException} when PostgreSQL is away. Thread-safe.
 */
final class AggregateReader {
    /** The most events of one round trip. */
    static final int PAGE = 500;

    /**
     * Larger payloads stay behind and are read one by one when it is their turn, so that a page never takes more than
     * {@link EventTail#PAGE_BYTES}, however large the events are. Sizes are known without reading what is stored out of
     * line.
     */
    static final int MAX_PAYLOAD_IN_PAGE = (int) (EventTail.PAGE_BYTES / PAGE);

    private static final String EVENTS = """
            select position, event_id, aggregate_type, sequence, recorded_at, type, revision,
                   case when octet_length(payload) <= %d then payload end as payload,
                   null::bytea as checksum, null::bytea as link
              from log.event where aggregate_id = ? and sequence >= %%s order by sequence limit %d""".formatted(MAX_PAYLOAD_IN_PAGE, PAGE);

    private static final String PAGE_OF_EVENTS = EVENTS.formatted("?");

    /**
     * The snapshot's row has no position. Its sequence is the lowest, so it comes first. The link is looked up and not
     * joined: PostgreSQL would join by reading the aggregate's history from its beginning.
     */
    static final String START = """
            with kept as (
                select s.aggregate_type, s.sequence, s.recorded_at, s.type, s.revision, s.payload, s.checksum,
                       (select e.link from log.event e
                         where e.aggregate_id = s.aggregate_id and e.sequence = s.sequence) as link
                  from log.snapshot s where s.aggregate_id = ?)
            select null::bigint as position, null::uuid, aggregate_type, sequence, recorded_at, type, revision, payload,
                   checksum, link from kept
            union all
            (%s)
            order by sequence""".formatted(EVENTS.formatted("coalesce((select sequence from kept) + 1, 0)"));

    private static final String PAYLOAD = "select payload from log.event where position = ?";

    /** @param apart whether the payload stayed behind; the event's is empty then */
    record Row(StoredEvent event, boolean apart) {}

    /**
     * @param snapshot nobody has looked yet whether it can be trusted; {@code null} when there is none
     * @param events those after the snapshot, or the first ones; as many as a page holds
     */
    record Start(SnapshotStore.@Nullable Stored snapshot, List<Row> events) {}

    private final JdbcClient jdbc;
    private final EventCodec codec;

    AggregateReader(DataSource dataSource, EventCodec codec) {
        this(JdbcClient.create(dataSource), codec);
    }

    AggregateReader(JdbcClient jdbc, EventCodec codec) {
        this.jdbc = jdbc;
        this.codec = codec;
    }

    Start start(String aggregateId) {
        return jdbc.sql(START).params(aggregateId, aggregateId).query((ResultSet rows) -> {
            SnapshotStore.@Nullable Stored snapshot = null;
            List<Row> events = new ArrayList<>();
            while (rows.next()) {
                if (rows.getLong(1) == 0) {
                    snapshot = snapshot(aggregateId, rows);
                } else {
                    events.add(event(aggregateId, rows));
                }
            }
            return new Start(snapshot, events);
        });
    }

    /** The events from a sequence number on, in order; fewer than {@link #PAGE} only where there are no more. */
    List<Row> page(String aggregateId, long fromSequence) {
        return jdbc.sql(PAGE_OF_EVENTS)
                .params(aggregateId, fromSequence)
                .query((row, n) -> event(aggregateId, row))
                .list();
    }

    /** @throws UnreadableEvent when this program cannot read it */
    LoggedEvent decode(Row row) {
        StoredEvent event = row.event();
        return row.apart() ? event.withPayload(payload(event.position())).decode(codec) : event.decode(codec);
    }

    private byte[] payload(long position) {
        return jdbc.sql(PAYLOAD).param(position).query(byte[].class).single();
    }

    private static SnapshotStore.Stored snapshot(String aggregateId, ResultSet row) throws SQLException {
        SnapshotRow snapshot = new SnapshotRow(
                aggregateId,
                row.getString(3),
                row.getLong(4),
                row.getString(6),
                row.getInt(7),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getBytes(8));
        return new SnapshotStore.Stored(snapshot, row.getBytes(9), row.getBytes(10));
    }

    private static Row event(String aggregateId, ResultSet row) throws SQLException {
        byte @Nullable [] payload = row.getBytes(8);
        StoredEvent event = new StoredEvent(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getString(3),
                aggregateId,
                row.getLong(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getString(6),
                row.getInt(7),
                payload == null ? new byte[0] : payload,
                null);
        return new Row(event, payload == null);
    }
}
