package dev.guildhall.eventlog;

import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What went out to which sink, of all processes that anchor and over restarts. A record and no proof. Throws {@link
 * org.springframework.dao.DataAccessException} when PostgreSQL is away. Thread-safe.
 */
public final class AnchorRecords {
    /** Among how many of the newest a sink's is looked for; one that has long failed is not told of. */
    private static final int MAX_LOOKED_AT = 1_000;

    private static final String NEWEST = """
            select distinct on (sink) sink, position, link, recorded_at
              from (select * from log.anchor order by position desc limit %d) newest
             order by sink, position desc""".formatted(MAX_LOOKED_AT);

    /** @param sink its name, as {@link AnchorSink} tells it */
    public record Sent(String sink, Anchor anchor) {}

    private final JdbcClient jdbc;

    public AnchorRecords(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The newest of each sink, by the sinks' names. */
    public List<Sent> newest() {
        return jdbc.sql(NEWEST)
                .query((row, n) -> new Sent(
                        row.getString(1),
                        new Anchor(
                                row.getLong(2),
                                HexFormat.of().formatHex(row.getBytes(3)),
                                row.getObject(4, OffsetDateTime.class).toInstant())))
                .list();
    }
}
