package dev.guildhall.query.projection;

import java.util.List;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far each segment of a projection has come, and whose it is. Thread-safe. */
public final class SegmentTokens {
    /** @param owner the process that works on it; {@code null} when nobody does */
    public record SegmentToken(int segment, @Nullable String owner, long position) {}

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

    /** Of a stored token; 0 before the first event. */
    static long position(Serializer serializer, byte @Nullable [] stored, @Nullable String type) {
        if (stored == null || type == null) {
            return 0;
        }
        TrackingToken token = serializer.deserialize(new SimpleSerializedObject<>(stored, byte[].class, type, null));
        TrackingToken lower = WrappedToken.unwrapLowerBound(token);
        OptionalLong position = lower == null ? OptionalLong.empty() : lower.position();
        return position.orElse(0);
    }
}
