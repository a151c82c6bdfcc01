package dev.guildhall.query.projection;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far each segment of a projection has come, and whose it is. Thread-safe. */
public final class SegmentTokens {
    /** @param owner the process that works on it; {@code null} when nobody does */
    public record SegmentToken(int segment, @Nullable String owner, long position) {}

    /** From where to where a segment is, of which two were merged. */
    private record Place(int segment, long from, long to) {}

    private static final String TOKENS = "SELECT segment, owner, token, token_type FROM log.token_entry"
            + " WHERE processor_name = ? ORDER BY segment";

    private final JdbcClient jdbc;
    private final Serializer serializer;

    public SegmentTokens(DataSource dataSource, Serializer serializer) {
        this.jdbc = JdbcClient.create(dataSource);
        this.serializer = serializer;
    }

    /** Empty as long as it has never run. */
    public List<SegmentToken> of(String projection) {
        return jdbc.sql(TOKENS)
                .param(projection)
                .query((row, n) -> new SegmentToken(
                        row.getInt(1), row.getString(2), position(serializer, row.getBytes(3), row.getString(4))))
                .list();
    }

    /**
     * How far each segment is for certain, and no further.
     *
     * @throws org.springframework.dao.CannotAcquireLockException while two that were merged have not come to the same
     *     position: then nobody can say of a guild how far it is
     */
    public Reached reached(String projection) {
        List<Place> places = jdbc.sql(TOKENS)
                .param(projection)
                .query((row, n) -> place(row.getInt(1), row.getBytes(3), row.getString(4)))
                .list();
        if (places.stream().anyMatch(place -> place.from() != place.to())) {
            throw new CannotAcquireLockException("segments were merged that are not side by side");
        }
        Segment[] segments =
                Segment.computeSegments(places.stream().mapToInt(Place::segment).toArray());
        Map<Integer, Segment> byId =
                Arrays.stream(segments).collect(Collectors.toMap(Segment::getSegmentId, Function.identity()));
        return new Reached(places.stream()
                .map(place -> new Reached.Part(Objects.requireNonNull(byId.get(place.segment())), place.from()))
                .toList());
    }

    private Place place(int segment, byte @Nullable [] stored, @Nullable String type) {
        TrackingToken token = token(serializer, stored, type);
        return new Place(
                segment,
                position(token == null ? null : WrappedToken.unwrapLowerBound(token)),
                position(token == null ? null : WrappedToken.unwrapUpperBound(token)));
    }

    /** Of a stored token; 0 before the first event. */
    static long position(Serializer serializer, byte @Nullable [] stored, @Nullable String type) {
        TrackingToken token = token(serializer, stored, type);
        return position(token == null ? null : WrappedToken.unwrapLowerBound(token));
    }

    private static @Nullable TrackingToken token(
            Serializer serializer, byte @Nullable [] stored, @Nullable String type) {
        return stored == null || type == null
                ? null
                : serializer.deserialize(new SimpleSerializedObject<>(stored, byte[].class, type, null));
    }

    private static long position(@Nullable TrackingToken token) {
        OptionalLong position = token == null ? OptionalLong.empty() : token.position();
        return position.orElse(0);
    }
}
