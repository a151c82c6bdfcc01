package dev.guildhall.eventlog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/**
 * Reads long parts of the log as fast as it can be had: one cursor, of which many rows come at once, and several threads
 * that decode. Takes a connection of its own for each replay, so that nobody waits for one. Short parts come in pages, on the
 * pool's connections, since each would take longer to connect than to read. Thread-safe.
 */
public final class LogReplay {
    /** The most rows that come at once, and are handed to the parts at once. */
    public static final int FETCH = 2_000;

    /** Rows of each part that may wait to be decoded, in fetches. */
    private static final int MAX_WAITING = 4;

    private static final String COLUMNS = "select position, event_id, type, revision, payload, guild_id";
    private static final String ROWS = " from log.event where position > ? and position <= ? and type = any(?)";

    /** What is read beside payloads costs, so that it is only read where it is asked for. */
    private static final Map<Detail, String> MORE = Map.of(
            Detail.PAYLOAD,
            "",
            Detail.PLACE,
            ", aggregate_id, sequence, recorded_at",
            Detail.METADATA,
            ", aggregate_id, sequence, recorded_at, metadata");

    private static final String OF_GUILD = " and guild_id = ?";
    private static final String ORDER = " order by position";

    /** How much of an event is read; each has what those before it have. */
    public enum Detail {
        PAYLOAD,
        /** Of which aggregate it is, and since when it is there. */
        PLACE,
        METADATA
    }

    /**
     * What to read.
     *
     * @param after the position before the first
     * @param through the position of the last
     * @param types stored types of events; all others are left out
     * @param guildId that of the one guild to read; {@code null} for all
     */
    public record Range(
            long after,
            long through,
            Collection<String> types,
            @Nullable String guildId,
            Detail detail) {
        public Range {
            types = List.copyOf(types);
        }

        /** Payloads alone. */
        public Range(long after, long through, Collection<String> types, @Nullable String guildId) {
            this(after, through, types, guildId, Detail.PAYLOAD);
        }
    }

    /** Told how far the reading has come; may take its time, and end the replay by what it throws. */
    @FunctionalInterface
    public interface Pace {
        /** @param events how many were read since it was last told */
        void read(long position, int events);

        /**
         * Rows that come at once, 1 to {@link #FETCH}; asked once for each replay. The fewer, the sooner others have the
         * processors in between.
         */
        default int atOnce() {
            return FETCH;
        }
    }

    private record Row(
            long position,
            UUID eventId,
            String type,
            int revision,
            byte[] payload,
            @Nullable String guildId,
            ReplayedEvent.@Nullable Place place,
            byte @Nullable [] metadata) {
        static Row of(ResultSet row, Detail detail) throws SQLException {
            return new Row(
                    row.getLong(1),
                    row.getObject(2, UUID.class),
                    row.getString(3),
                    row.getInt(4),
                    row.getBytes(5),
                    row.getString(6),
                    detail == Detail.PAYLOAD
                            ? null
                            : new ReplayedEvent.Place(
                                    row.getString(7),
                                    row.getLong(8),
                                    row.getObject(9, OffsetDateTime.class).toInstant()),
                    detail == Detail.METADATA ? row.getBytes(10) : null);
        }
    }

    /** Tells events that are passed over without being read. */
    @FunctionalInterface
    public interface LeftOut {
        /** @param guildId {@code null} for an event of no guild */
        boolean test(@Nullable String guildId, long position);
    }

    /**
     * A part of a range.
     *
     * @param through how far it goes: to the end of the range, or to a position after which there is more
     */
    public record Page(List<ReplayedEvent> events, long through) {
        public Page {
            events = List.copyOf(events);
        }
    }

    private final LogConnections connections;
    private final JdbcClient pool;
    private final EventCodec codec;
    private final LeftOut leftOut;

    /** @param pool which also says where the connections lead that are not its own */
    LogReplay(DataSource pool, EventCodec codec) {
        this(LogConnections.like(pool), JdbcClient.create(pool), codec, (guildId, position) -> false);
    }

    private LogReplay(LogConnections connections, JdbcClient pool, EventCodec codec, LeftOut leftOut) {
        this.connections = connections;
        this.pool = pool;
        this.codec = codec;
        this.leftOut = leftOut;
    }

    /** The same without some events, which need not be readable. */
    public LogReplay without(LeftOut events) {
        return new LogReplay(connections, pool, codec, events);
    }

    /**
     * Hands out a range in order, all events of a guild to the same part. Returns when all were followed.
     *
     * @param parts how many threads follow; part n is always told by one thread at a time
     * @param follow told the part's number and the event
     * @throws UnreadableEvent when one cannot be decoded
     * @throws org.springframework.dao.DataAccessException when PostgreSQL is away
     */
    public void replay(Range range, int parts, BiConsumer<Integer, ReplayedEvent> follow, Pace pace) {
        List<Part> following = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            following.add(new Part(part, follow));
        }
        try (Connection connection = connections.open("replay")) {
            read(connection, range, following, pace);
            for (Part part : following) {
                part.end();
            }
        } catch (SQLException e) {
            throw translated(e);
        } finally {
            following.forEach(Part::close);
        }
    }

    /**
     * The first events of a range, in order; in the caller's transaction, if there is one.
     *
     * @param most of them, those included that are passed over
     * @throws UnreadableEvent when one cannot be decoded
     * @throws org.springframework.dao.DataAccessException when PostgreSQL is away
     */
    public Page page(Range range, int most) {
        JdbcClient.StatementSpec statement = pool.sql(sql(range) + " limit ?")
                .params(range.after(), range.through(), range.types().toArray(String[]::new));
        if (range.guildId() != null) {
            statement = statement.param(range.guildId());
        }
        List<Row> rows = statement
                .param(most)
                .query((row, n) -> Row.of(row, range.detail()))
                .list();
        List<ReplayedEvent> events = rows.stream()
                .filter(row -> !leftOut.test(row.guildId(), row.position()))
                .map(this::decoded)
                .toList();
        return new Page(
                events, rows.size() < most ? range.through() : rows.getLast().position());
    }

    private ReplayedEvent decoded(Row row) {
        byte[] metadata = row.metadata();
        return new ReplayedEvent(
                row.position(),
                codec.payload(row.position(), row.eventId(), row.type(), row.revision(), row.payload()),
                row.place(),
                metadata == null ? Map.of() : codec.metadata(row.position(), row.eventId(), metadata));
    }

    private void read(Connection connection, Range range, List<Part> parts, Pace pace) throws SQLException {
        connection.setAutoCommit(false); // without a transaction there is no cursor
        connection.setReadOnly(true);
        String guildId = range.guildId();
        try (PreparedStatement statement = connection.prepareStatement(sql(range))) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(-1); // numbers and bytes as they are
            statement.setFetchSize(pace.atOnce());
            statement.setLong(1, range.after());
            statement.setLong(2, range.through());
            statement.setArray(3, connection.createArrayOf("text", range.types().toArray()));
            if (guildId != null) {
                statement.setString(4, guildId);
            }
            try (ResultSet rows = statement.executeQuery()) {
                deal(rows, range.detail(), parts, pace);
            }
        }
        connection.rollback();
    }

    private static String sql(Range range) {
        String columns = COLUMNS + Objects.requireNonNull(MORE.get(range.detail()));
        return columns + ROWS + (range.guildId() == null ? "" : OF_GUILD) + ORDER;
    }

    private void deal(ResultSet rows, Detail detail, List<Part> parts, Pace pace) throws SQLException {
        int atOnce = pace.atOnce();
        List<List<Row>> dealt = fresh(parts.size());
        int count = 0;
        while (rows.next()) {
            Row row = Row.of(rows, detail);
            String guildId = row.guildId();
            if (leftOut.test(guildId, row.position())) {
                continue;
            }
            dealt.get(Math.floorMod(guildId == null ? 0 : guildId.hashCode(), parts.size()))
                    .add(row);
            if (++count == atOnce) {
                hand(dealt, parts);
                pace.read(row.position(), count);
                dealt = fresh(parts.size());
                count = 0;
            }
        }
        hand(dealt, parts);
    }

    private static List<List<Row>> fresh(int parts) {
        List<List<Row>> dealt = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            dealt.add(new ArrayList<>(FETCH / parts + 1));
        }
        return dealt;
    }

    private static void hand(List<List<Row>> dealt, List<Part> parts) {
        for (int part = 0; part < parts.size(); part++) {
            parts.get(part).follow(dealt.get(part));
        }
    }

    private static RuntimeException translated(SQLException e) {
        RuntimeException known = new SQLStateSQLExceptionTranslator().translate("replay", null, e);
        return known == null ? new IllegalStateException("the log could not be replayed", e) : known;
    }

    /** One thread that decodes and follows, in order. The first failure ends it, and is thrown to the reader. */
    private final class Part implements AutoCloseable {
        private final int number;
        private final BiConsumer<Integer, ReplayedEvent> follow;
        private final ExecutorService thread;
        private final Semaphore places = new Semaphore(MAX_WAITING);
        private Future<?> last = CompletableFuture.completedFuture(null);
        private volatile @Nullable RuntimeException failure;

        Part(int number, BiConsumer<Integer, ReplayedEvent> follow) {
            this.number = number;
            this.follow = follow;
            this.thread = Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("replay-" + number).daemon().factory());
        }

        void follow(List<Row> rows) {
            check();
            if (rows.isEmpty()) {
                return;
            }
            places.acquireUninterruptibly();
            last = thread.submit(() -> {
                try {
                    if (failure == null) {
                        rows.forEach(this::follow);
                    }
                } catch (RuntimeException e) {
                    failure = e;
                } finally {
                    places.release();
                }
            });
        }

        private void follow(Row row) {
            follow.accept(number, decoded(row));
        }

        void end() {
            try {
                last.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while events were followed", e);
            } catch (ExecutionException e) {
                throw new CompletionException(e.getCause());
            }
            check();
        }

        private void check() {
            RuntimeException known = failure;
            if (known != null) {
                throw known;
            }
        }

        @Override
        public void close() {
            thread.shutdownNow();
        }
    }
}
