package dev.guildhall.query.rebuild;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A rebuild as a row of {@code query.rebuild}. Times are those of the data base. */
final class RebuildRow {
    /** Milliseconds since it was begun, until it was over, without those for which it waited. */
    static final String WORKED =
            "(extract(epoch FROM coalesce(paused_at, ended_at, clock_timestamp()) - begun_at) * 1000"
                    + " - paused_millis)::bigint";

    /** How long what came after reading has taken until now, as a share of that. */
    static final String REST = "coalesce((" + WORKED + " - read_millis)::float / nullif(read_millis, 0), rest)";

    static final String COLUMNS =
            "rebuild_id, projection, only_guild_id, accepts_differences, requested, state, attempt,"
                    + " position, head, events, rest, read_millis, requested_at, begun_at, ended_at, swapped, differences, cause, "
                    + WORKED + " AS worked";

    private RebuildRow() {}

    static Rebuild read(ResultSet row) throws SQLException {
        Long swapped = row.getObject("swapped", Long.class);
        return new Rebuild(
                row.getString("rebuild_id"),
                row.getString("projection"),
                row.getString("only_guild_id"),
                row.getBoolean("accepts_differences"),
                row.getLong("requested"),
                RebuildState.of(row.getString("state")),
                row.getInt("attempt"),
                progress(row),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                instant(row, "begun_at"),
                instant(row, "ended_at"),
                swapped == null ? OptionalLong.empty() : OptionalLong.of(swapped),
                row.getInt("differences"),
                row.getString("cause"));
    }

    private static Progress progress(ResultSet row) throws SQLException {
        Long reading = row.getObject("read_millis", Long.class);
        return new Progress(
                row.getLong("position"),
                row.getLong("head"),
                row.getLong("events"),
                row.getDouble("rest"),
                // The data base's clock may be set back.
                Duration.ofMillis(Math.max(0, row.getLong("worked"))),
                reading == null ? null : Duration.ofMillis(reading));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
