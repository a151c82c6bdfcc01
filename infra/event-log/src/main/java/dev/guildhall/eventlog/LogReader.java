package dev.guildhall.eventlog;

import dev.guildhall.events.AggregateIds;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the log. Positions are contiguous and visible in order, so "everything after n" needs no care about gaps. All
 * methods throw Spring's {@code DataAccessException} when PostgreSQL is away. A list with an event that this program
 * cannot read is refused whole, with {@link UnreadableEvent}: half a history must not pass for one. Thread-safe.
 */
public final class LogReader {
    /** The most rows that one call answers. */
    public static final int MAX_PAGE = 1_000;

    static final String HEAD = "select coalesce(max(position), 0) from log.event";
    private static final String COLUMNS = "select " + StoredEvent.COLUMNS + " from log.event ";
    private static final String BETWEEN = " and position > ? and position <= ? order by position limit ?";
    private static final String PAYLOADS = "select " + StoredEvent.PAYLOAD_COLUMNS + " from log.event ";

    /** Sizes are known without reading what is stored out of line. */
    private static final String BOUNDED = """
            select %1$s from (
                select %1$s, sum(octet_length(payload) + octet_length(metadata)) over (order by position
                             rows between unbounded preceding and 1 preceding) as bytes_before
                  from (select %1$s from log.event where position > ? order by position limit ?) page) bounded
             where coalesce(bytes_before, 0) < ? order by position""".formatted(StoredEvent.COLUMNS);
    /**
     * User ids are digits, and text keys are compared byte by byte. Literals, and an order that is no index's, so that
     * these few are found by their ids and never by going through the whole log.
     */
    private static final String PERSON_EVENTS = eventsBetween(AggregateIds.person(""), AggregateIds.person(":"));

    /** Names of projections begin with a letter; the rest as above. */
    private static final String PROJECTION_EVENTS =
            eventsBetween(AggregateIds.projection(""), AggregateIds.projection("{"));

    private static final String VERIFICATION_EVENTS =
            eventsBetween(AggregateIds.verification(""), AggregateIds.verification("{"));

    private static final String REVOCATION_EVENTS =
            eventsBetween(AggregateIds.revocation(""), AggregateIds.revocation("{"));

    private static final String EFFECT_EVENTS = eventsBetween(AggregateIds.effect(""), AggregateIds.effect("{"));

    /** In the order of the index of guilds and positions, where those of no guild stand together. */
    private static final String INSTALLATION_EVENTS =
            "where guild_id is null and position < ? order by guild_id desc, position desc limit ?";

    private final JdbcClient jdbc;
    private final EventCodec codec;
    private final AggregateReader aggregates;

    LogReader(DataSource dataSource, EventCodec codec) {
        this.jdbc = JdbcClient.create(dataSource);
        this.codec = codec;
        this.aggregates = new AggregateReader(dataSource, codec);
    }

    private static String eventsBetween(String afterId, String beforeId) {
        return "where aggregate_id > '%s' and aggregate_id < '%s' and position > ? order by position + 0 limit ?"
                .formatted(afterId, beforeId);
    }

    /** What states of aggregates are made of. */
    AggregateReader aggregates() {
        return aggregates;
    }

    /** The last position; 0 when the log is empty. */
    public long head() {
        return jdbc.sql(HEAD).query(Long.class).single();
    }

    /** PostgreSQL's clock, the one that all sides follow. */
    public Instant now() {
        return jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /**
     * Rows after a position, in order; at most {@code limit}, and no more after those that together have as many bytes.
     * The first comes in any case.
     */
    List<StoredEvent> storedAfter(long position, int limit, long bytes) {
        return jdbc.sql(BOUNDED)
                .params(position, limit, bytes)
                .query((row, n) -> StoredEvent.of(row))
                .list();
    }

    /**
     * The row at a position; empty when the log does not go so far. For the commonest case of {@link #storedAfter}: how
     * many rows come after a position is known to nobody but the parameters, so PostgreSQL plans that anew each time,
     * which takes longer than reading a row.
     */
    List<StoredEvent> storedAt(long position) {
        return jdbc.sql(COLUMNS + "where position = ?")
                .param(position)
                .query((row, n) -> StoredEvent.of(row))
                .list();
    }

    /** @throws UnreadableEvent when this program cannot read it */
    LoggedEvent decode(StoredEvent event) {
        return event.decode(codec);
    }

    /** As a message for a processor; what this program cannot read is an {@link UnreadablePayload}. */
    TrackedEventMessage<?> message(StoredEvent event) {
        try {
            return Messages.tracked(decode(event));
        } catch (UnreadableEvent e) {
            // Asked for only now: so few cannot be read that no row need carry it.
            UnreadablePayload payload =
                    new UnreadablePayload(event.position(), event.type(), guildIdAt(event.position()), e);
            return Messages.unreadable(event, payload);
        }
    }

    private @Nullable String guildIdAt(long position) {
        return jdbc.sql("select guild_id from log.event where position = ?")
                .param(position)
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
    }

    /**
     * One guild's events after a position and no later than another, as a processor would be given them, with an {@link
     * UnreadablePayload} for each that cannot be read; at most {@code limit}, at most {@link #MAX_PAGE}.
     *
     * @param guildId {@code null} for the events of no guild
     */
    public List<TrackedEventMessage<?>> sequence(
            @Nullable String guildId, long afterPosition, long through, int limit) {
        // "is not distinct from" would go through the whole log.
        JdbcClient.StatementSpec statement = guildId == null
                ? jdbc.sql(COLUMNS + "where guild_id is null" + BETWEEN)
                : jdbc.sql(COLUMNS + "where guild_id = ?" + BETWEEN).param(guildId);
        List<StoredEvent> rows = statement
                .param(afterPosition)
                .param(through)
                .param(Math.min(limit, MAX_PAGE))
                .query((row, n) -> StoredEvent.of(row))
                .list();
        List<TrackedEventMessage<?>> messages = new ArrayList<>();
        rows.forEach(row -> messages.add(message(row)));
        return messages;
    }

    /** Events after a position, in order; at most {@code limit}, at most {@link #MAX_PAGE}. */
    public List<LoggedEvent> after(long position, int limit) {
        return jdbc.sql(COLUMNS + "where position > ? order by position limit ?")
                .params(position, Math.min(limit, MAX_PAGE))
                .query(rows())
                .list();
    }

    /** The events at those positions, in order; positions at which there is none are passed over. At most {@link #MAX_PAGE}. */
    public List<LoggedEvent> at(Collection<Long> positions) {
        if (positions.size() > MAX_PAGE) {
            throw new IllegalArgumentException(positions.size() + " positions are too many at once");
        }
        return positions.isEmpty()
                ? List.of()
                : jdbc.sql(COLUMNS + "where position = any(?) order by position")
                        .param(positions.toArray(Long[]::new))
                        .query(rows())
                        .list();
    }

    /** One guild's events after a position, in order; at most {@code limit}, at most {@link #MAX_PAGE}. */
    public List<LoggedEvent> guildEvents(String guildId, long afterPosition, int limit) {
        return jdbc.sql(COLUMNS + "where guild_id = ? and position > ? order by position limit ?")
                .params(guildId, afterPosition, Math.min(limit, MAX_PAGE))
                .query(rows())
                .list();
    }

    /** An aggregate's events from a sequence number on, in order; at most {@link #MAX_PAGE}. */
    public List<LoggedEvent> aggregateEvents(String aggregateId, long fromSequence) {
        return jdbc.sql(COLUMNS + "where aggregate_id = ? and sequence >= ? order by sequence limit ?")
                .params(aggregateId, fromSequence, MAX_PAGE)
                .query(rows())
                .list();
    }

    /**
     * The same without metadata, for whoever follows what the events say and not who caused them; at most {@code limit}, at
     * most {@link #MAX_PAGE}.
     */
    public List<LoggedEvent> aggregatePayloads(String aggregateId, long fromSequence, int limit) {
        return jdbc.sql(PAYLOADS + "where aggregate_id = ? and sequence >= ? order by sequence limit ?")
                .params(aggregateId, fromSequence, Math.min(limit, MAX_PAGE))
                .query(rows())
                .list();
    }

    /** One of an aggregate's events, by its sequence number; empty when there is none. */
    public Optional<LoggedEvent> aggregateEvent(String aggregateId, long sequence) {
        return jdbc.sql(COLUMNS + "where aggregate_id = ? and sequence = ?")
                .params(aggregateId, sequence)
                .query(rows())
                .optional();
    }

    /**
     * The events of all persons after a position, in order, without those of anything else between them, and without
     * metadata: no fault in what an operator said shall keep an erasure from being carried out. At most {@code limit}, at
     * most {@link #MAX_PAGE}.
     */
    public List<LoggedEvent> personEvents(long afterPosition, int limit) {
        return payloads(PERSON_EVENTS, afterPosition, limit);
    }

    /**
     * What operators have decided about projections after a position, in order, without metadata. At most {@code limit}, at
     * most {@link #MAX_PAGE}.
     */
    public List<LoggedEvent> projectionEvents(long afterPosition, int limit) {
        return payloads(PROJECTION_EVENTS, afterPosition, limit);
    }

    /** The same about effects. */
    public List<LoggedEvent> effectEvents(long afterPosition, int limit) {
        return payloads(EFFECT_EVENTS, afterPosition, limit);
    }

    /** The same about verifications, with metadata: who asks for one is on record with what it finds. */
    public List<LoggedEvent> verificationEvents(long afterPosition, int limit) {
        return events(COLUMNS + VERIFICATION_EVENTS, afterPosition, limit);
    }

    /** The same about sessions. */
    public List<LoggedEvent> revocationEvents(long afterPosition, int limit) {
        return payloads(REVOCATION_EVENTS, afterPosition, limit);
    }

    /**
     * Events of no guild before a position, the newest first: what was decided about the installation and about persons. At
     * most {@code limit}, at most {@link #MAX_PAGE}.
     */
    public List<LoggedEvent> installationEvents(long beforePosition, int limit) {
        return events(COLUMNS + INSTALLATION_EVENTS, beforePosition, limit);
    }

    private List<LoggedEvent> payloads(String which, long afterPosition, int limit) {
        return events(PAYLOADS + which, afterPosition, limit);
    }

    private List<LoggedEvent> events(String sql, long position, int limit) {
        return jdbc.sql(sql)
                .params(position, Math.min(limit, MAX_PAGE))
                .query(rows())
                .list();
    }

    /** The sequence number of the aggregate's last event; empty when it has none. */
    public OptionalLong lastSequence(String aggregateId) {
        return number(jdbc.sql("select sequence from log.event where aggregate_id = ? order by sequence desc limit 1")
                .param(aggregateId)
                .query(Long.class)
                .optional());
    }

    /**
     * The sequence number of the aggregate's last event at or before a position; empty when there is none. Looked for from
     * the aggregate's end: between its events there may be thousands of the guild's others.
     */
    public OptionalLong sequenceAt(String aggregateId, String guildId, long position) {
        return number(jdbc.sql("select sequence from log.event where aggregate_id = ? and guild_id = ?"
                        + " and position <= ? order by sequence desc limit 1")
                .params(aggregateId, guildId, position)
                .query(Long.class)
                .optional());
    }

    /** Where an event stands, by its id; empty when it is not in the log. */
    public OptionalLong positionOf(UUID eventId) {
        return number(jdbc.sql("select position from log.event where event_id = ?")
                .param(eventId)
                .query(Long.class)
                .optional());
    }

    /** Where an aggregate's event stands, by its sequence number; empty when there is none. */
    public OptionalLong positionOf(String aggregateId, long sequence) {
        return number(jdbc.sql("select position from log.event where aggregate_id = ? and sequence = ?")
                .params(aggregateId, sequence)
                .query(Long.class)
                .optional());
    }

    /** The last position recorded at or before an instant; 0 when the log begins later. */
    public long positionAt(Instant instant) {
        long low = 0;
        long high = head();
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            if (recordedAt(middle).isAfter(instant)) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        return low;
    }

    private Instant recordedAt(long position) {
        return jdbc.sql("select recorded_at from log.event where position = ?")
                .param(position)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private static OptionalLong number(Optional<Long> value) {
        return value.isPresent() ? OptionalLong.of(value.get()) : OptionalLong.empty();
    }

    private RowMapper<LoggedEvent> rows() {
        return (row, n) -> decode(StoredEvent.of(row));
    }
}
