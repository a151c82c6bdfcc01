package dev.guildhall.eventlog;

import dev.guildhall.events.EventJson;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JacksonException;

/**
 * The newest snapshot of each aggregate. What does not fit is deleted rather than passed over, because it would keep
 * later ones away: only a higher sequence replaces what is there. Throws Spring's {@code DataAccessException} when
 * PostgreSQL is away. Thread-safe.
 */
final class SnapshotStore {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotStore.class);

    /**
     * The checksum of {@link SnapshotRow}, which is made where the link and the clock are, so that a snapshot takes one
     * round trip. Losing the last snapshots in a crash harms nobody, so the disk is left to the events.
     */
    private static final String STORE = """
            insert into log.snapshot as kept (aggregate_id, aggregate_type, sequence, type, revision, recorded_at,
                                              payload, checksum)
            select e.aggregate_id, ?, e.sequence, ?, ?, n.now, n.payload,
                   sha256(n.named || int8send((extract(epoch from n.now) * 1000000)::bigint)
                          || int4send(length(n.payload)) || n.payload || int4send(length(e.link)) || e.link)
              from log.event e
              cross join (select ?::bytea, ?::bytea, clock_timestamp()) as n (named, payload, now)
             where e.aggregate_id = ? and e.sequence = ? and set_config('synchronous_commit', 'off', true) is not null
            on conflict (aggregate_id) do update
               set aggregate_type = excluded.aggregate_type, sequence = excluded.sequence, type = excluded.type,
                   revision = excluded.revision, recorded_at = excluded.recorded_at, payload = excluded.payload,
                   checksum = excluded.checksum
             where kept.sequence < excluded.sequence""";

    /** Exactly the one that was read: another process may have replaced it meanwhile. */
    private static final String DISCARD = "delete from log.snapshot where aggregate_id = ? and checksum = ?";

    /**
     * A row of the table, which may have been touched.
     *
     * @param link of the event that it says it was taken after; {@code null} when the log has no such event
     */
    record Stored(SnapshotRow row, byte[] checksum, byte @Nullable [] link) {}

    private final JdbcClient jdbc;
    private final Map<String, SnapshotForm> byType;
    private final Map<Class<?>, SnapshotForm> byState;

    SnapshotStore(DataSource dataSource, Collection<SnapshotForm> forms) {
        this.jdbc = JdbcClient.create(dataSource);
        this.byType = forms.stream().collect(Collectors.toUnmodifiableMap(SnapshotForm::type, Function.identity()));
        this.byState = forms.stream().collect(Collectors.toUnmodifiableMap(SnapshotForm::state, Function.identity()));
    }

    /** The aggregate's state at the snapshot's sequence, as the payload of an event; empty when it is not to be trusted. */
    Optional<DomainEventMessage<?>> trusted(Stored stored) {
        SnapshotRow row = stored.row();
        if (stored.link() == null) {
            return discard(stored, "the log has no such event");
        }
        if (!MessageDigest.isEqual(row.checksum(stored.link()), stored.checksum())) {
            return discard(stored, "the checksum does not match");
        }
        SnapshotForm form = byType.get(row.type());
        if (form == null || !form.aggregateType().equals(row.aggregateType())) {
            return discard(stored, "the type is unknown");
        }
        if (form.revision() != row.revision()) {
            return discard(stored, "revision %d is not %d".formatted(row.revision(), form.revision()));
        }
        try {
            Object state = EventJson.read(row.payload(), form.state());
            if (form.state().isInstance(state)) {
                return Optional.of(event(row, state));
            }
        } catch (JacksonException e) {
            LOG.debug("broken snapshot", e);
        }
        return discard(stored, "the payload is not of its shape");
    }

    private static DomainEventMessage<?> event(SnapshotRow row, Object state) {
        return new GenericDomainEventMessage<>(
                row.aggregateType(),
                row.aggregateId(),
                row.sequence(),
                new GenericMessage<>(state, MetaData.emptyInstance()),
                row::recordedAt);
    }

    private Optional<DomainEventMessage<?>> discard(Stored stored, String fault) {
        SnapshotRow row = stored.row();
        LOG.warn("snapshot of {} at sequence {} discarded: {}", row.aggregateId(), row.sequence(), fault);
        try {
            jdbc.sql(DISCARD).params(row.aggregateId(), stored.checksum()).update();
        } catch (DataAccessException e) {
            LOG.debug("it is still there", e);
        }
        return Optional.empty();
    }

    /** Does nothing when a newer one is there, or when the event that it was taken after is gone. */
    void store(DomainEventMessage<?> snapshot) {
        SnapshotForm form = byState.get(snapshot.getPayloadType());
        if (form == null) {
            throw new IllegalArgumentException(snapshot.getPayloadType().getName() + " is no known form of a snapshot");
        }
        jdbc.sql(STORE)
                .params(
                        form.aggregateType(),
                        form.type(),
                        form.revision(),
                        SnapshotRow.named(
                                form.aggregateType(),
                                snapshot.getAggregateIdentifier(),
                                snapshot.getSequenceNumber(),
                                form.type(),
                                form.revision()),
                        EventJson.write(snapshot.getPayload()),
                        snapshot.getAggregateIdentifier(),
                        snapshot.getSequenceNumber())
                .update();
    }
}
