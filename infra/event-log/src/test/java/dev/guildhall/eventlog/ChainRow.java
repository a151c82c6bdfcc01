package dev.guildhall.eventlog;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A row of the log with what the chain needs. */
record ChainRow(long position, Instant recordedAt, LogRow row, byte[] link) {
    static List<ChainRow> read(JdbcClient jdbc) {
        return jdbc.sql("select * from log.event order by position")
                .query((result, n) -> new ChainRow(
                        result.getLong("position"),
                        result.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        new LogRow(
                                result.getObject("event_id", UUID.class),
                                result.getString("aggregate_type"),
                                result.getString("aggregate_id"),
                                result.getLong("sequence"),
                                result.getString("type"),
                                result.getInt("revision"),
                                result.getString("guild_id"),
                                result.getString("actor_id"),
                                result.getBytes("payload"),
                                result.getBytes("metadata")),
                        result.getBytes("link")))
                .list();
    }
}
