package dev.guildhall.eventlog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Tells one guild's part of the log so that it can be held against the log's head: its events whole, and of the rows
 * between them only what their links are made of. Nothing is repaired or left out: where the log is broken, so is what is
 * told. Reads range by range; memory holds a range of links and a few events, and no statement or snapshot stays open
 * while a listener takes its time. Thread-safe.
 */
public final class GuildProof {
    /** Time and content hash, from which a row's link follows. */
    public static final int BYTES_A_ROW = Long.BYTES + Chain.LINK_BYTES;

    /** The most rows of others that are told at once. */
    public static final int MAX_RUN = 512;

    private static final int ROWS_A_RANGE = 4_096;

    /** Each may be as large as {@link EventTooLarge#MAX_EVENT_BYTES}. */
    private static final int EVENTS_AT_ONCE = 16;

    private static final String HEAD = "select position, link from log.event order by position desc limit 1";
    private static final String FIRST = "select min(position) from log.event where guild_id = ?";
    private static final String LINK = "select link from log.event where position = ?";
    private static final String ANCHOR = "select position, link, recorded_at from log.anchor"
            + " where position between ? and ? order by position desc, recorded_at limit 1";
    private static final String OWN = "select position from log.event where guild_id = ? and position between ? and ?";

    /**
     * What is told.
     *
     * @param from the guild's first position; one after the head when it has none
     * @param previous the link of the row before, lower-case hexadecimal
     * @param anchor the newest in between that went out; as the data base remembers it, which is no proof
     */
    public record Extent(long from, String previous, LogHead head, Optional<Anchor> anchor) {}

    /** Is told of every row, in the order of positions. */
    public interface Listener {
        void event(ProvenEvent event) throws IOException;

        /**
         * Rows that are not the guild's.
         *
         * @param rows {@link #BYTES_A_ROW} of each: microseconds since 1970, big-endian, and the content hash
         * @param link of the last one, lower-case hexadecimal
         */
        void others(long from, long to, byte[] rows, String link) throws IOException;
    }

    private final JdbcClient jdbc;
    private final LogConnections connections;
    private final Openings openings;

    GuildProof(DataSource dataSource, LogConnections connections, Openings openings) {
        this.jdbc = JdbcClient.create(dataSource);
        this.connections = connections;
        this.openings = openings;
    }

    /** @throws org.springframework.dao.DataAccessException when PostgreSQL is away */
    public Extent extent(String guildId) {
        LogHead head = jdbc.sql(HEAD)
                .query((row, n) -> new LogHead(row.getLong(1), hex(row.getBytes(2))))
                .optional()
                .orElseGet(() -> new LogHead(0, hex(Chain.genesis())));
        long from = jdbc.sql(FIRST)
                .param(guildId)
                .query(Long.class)
                .optional()
                .filter(first -> first <= head.position())
                .orElse(head.position() + 1);
        String previous = jdbc.sql(LINK)
                .param(from - 1)
                .query(byte[].class)
                .optional()
                .map(GuildProof::hex)
                .orElseGet(() -> hex(Chain.genesis()));
        return new Extent(from, previous, head, anchor(from, head.position()));
    }

    private Optional<Anchor> anchor(long from, long to) {
        return jdbc.sql(ANCHOR)
                .params(from, to)
                .query((row, n) -> new Anchor(
                        row.getLong(1),
                        hex(row.getBytes(2)),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .optional();
    }

    /**
     * @throws IOException what the listener throws
     * @throws org.springframework.dao.DataAccessException when PostgreSQL is away or goes away
     */
    public void tell(String guildId, Extent extent, Listener listener) throws IOException {
        try (Connection connection = connections.open("event-log-proof")) {
            LinkStream.prepare(connection);
            ProvenRows rows = new ProvenRows(connection, openings);
            JdbcClient own = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            MessageDigest sha256 = TimeOrderedIds.Sha256.digest();
            long head = extent.head().position();
            for (long from = extent.from(); from <= head; from += ROWS_A_RANGE) {
                long to = Math.min(head, from + ROWS_A_RANGE - 1);
                SortedSet<Long> positions = new TreeSet<>(
                        own.sql(OWN).params(guildId, from, to).query(Long.class).list());
                range(links(connection, from, to, sha256), positions, rows, listener);
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the log could not be read through", e);
        }
    }

    private static List<StoredLink> links(Connection connection, long from, long to, MessageDigest sha256)
            throws SQLException {
        List<StoredLink> links = new ArrayList<>();
        try (LinkStream stream = new LinkStream(connection, from, to, sha256)) {
            for (StoredLink link = stream.next(); link != null; link = stream.next()) {
                links.add(link);
            }
        }
        return links;
    }

    /** Runs of rows that are all the guild's, or none, and follow one another. */
    private static void range(List<StoredLink> links, SortedSet<Long> own, ProvenRows rows, Listener listener)
            throws IOException, SQLException {
        int start = 0;
        for (int i = 1; i <= links.size(); i++) {
            boolean isOwn = own.contains(links.get(start).position());
            boolean goesOn = i < links.size()
                    && links.get(i).position() == links.get(i - 1).position() + 1
                    && own.contains(links.get(i).position()) == isOwn
                    && i - start < (isOwn ? EVENTS_AT_ONCE : MAX_RUN);
            if (!goesOn) {
                List<StoredLink> run = links.subList(start, i);
                if (isOwn) {
                    for (ProvenEvent event : rows.read(run)) {
                        listener.event(event);
                    }
                } else {
                    others(run, listener);
                }
                start = i;
            }
        }
    }

    private static void others(List<StoredLink> run, Listener listener) throws IOException {
        ByteBuffer rows = ByteBuffer.allocate(run.size() * BYTES_A_ROW);
        for (StoredLink link : run) {
            // Of a row that has not even the right shape there is no content hash, and none that zeros would fit.
            rows.putLong(link.micros()).put(Arrays.copyOf(link.content(), Chain.LINK_BYTES));
        }
        StoredLink last = run.getLast();
        listener.others(run.getFirst().position(), last.position(), rows.array(), hex(last.link()));
    }

    static String hex(byte[] link) {
        return HexFormat.of().formatHex(link);
    }
}
