package dev.guildhall.eventlog.parking;

import dev.guildhall.eventlog.NodeId;
import dev.guildhall.eventlog.PendingToken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Holds a projection where it is, if it is this process that works on it. Thread-safe. */
public final class ClaimedSegment {
    /** Whoever waits for longer than this had better try again: somebody new waits for him. */
    static final Duration LOCK_TIMEOUT = Duration.ofMillis(250);

    /** @param position how far the segment has come */
    record Held(PendingToken.Entry token, long position) {}

    private record Row(
            int segment,
            @Nullable String owner,
            byte @Nullable [] token,
            @Nullable String type,
            @Nullable String recordedAt) {}

    private static final String LOCK = "SELECT segment, owner, token, token_type, recorded_at FROM log.token_entry"
            + " WHERE processor_name = ? ORDER BY segment FOR UPDATE";

    private final JdbcClient jdbc;
    private final Serializer tokens;
    private final NodeId node;

    public ClaimedSegment(DataSource dataSource, Serializer tokens, NodeId node) {
        this.jdbc = JdbcClient.create(dataSource);
        this.tokens = tokens;
        this.node = node;
    }

    /**
     * Until the end of the caller's transaction the segment of that guild neither goes on nor gets into other hands. Empty
     * when it is in other hands, or has followed nothing yet.
     *
     * @throws org.springframework.dao.ConcurrencyFailureException when it could not be had in time
     */
    Optional<Held> hold(String projection, String guild) {
        jdbc.sql("SELECT set_config('lock_timeout', ?, true)")
                .param(LOCK_TIMEOUT.toMillis() + "ms")
                .query(String.class)
                .single();
        List<Row> rows =
                jdbc.sql(LOCK).param(projection).query((row, n) -> read(row)).list();
        int[] ids = rows.stream().mapToInt(Row::segment).toArray();
        return rows.stream()
                .filter(row -> Arrays.stream(Segment.computeSegments(ids))
                        .anyMatch(one -> one.getSegmentId() == row.segment() && one.matches(guild)))
                .filter(row -> node.name().equals(row.owner()))
                .flatMap(row -> held(projection, row).stream())
                .findFirst();
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(row.getInt(1), row.getString(2), row.getBytes(3), row.getString(4), row.getString(5));
    }

    private Optional<Held> held(String projection, Row row) {
        byte[] stored = row.token();
        String type = row.type();
        String recordedAt = row.recordedAt();
        if (stored == null || type == null || recordedAt == null) {
            return Optional.empty();
        }
        TrackingToken token = tokens.deserialize(new SimpleSerializedObject<>(stored, byte[].class, type, null));
        TrackingToken lower = WrappedToken.unwrapLowerBound(token);
        OptionalLong position = lower == null ? OptionalLong.empty() : lower.position();
        PendingToken.Entry entry =
                new PendingToken.Entry(projection, row.segment(), node.name(), stored, type, recordedAt);
        return Optional.of(new Held(entry, position.orElse(0)));
    }
}
