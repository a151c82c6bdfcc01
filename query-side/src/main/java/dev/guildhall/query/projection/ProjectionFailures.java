package dev.guildhall.query.projection;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which process cannot go on with which projection, for whoever asks any of them. All methods throw Spring's {@code
 * DataAccessException} when PostgreSQL is away. Thread-safe.
 */
final class ProjectionFailures {
    /** What was not said again for so long was said by a process that is gone. */
    static final Duration MAX_AGE = Duration.ofSeconds(30);

    /**
     * @param node the process
     * @param error what kind it is
     * @param since when it came, by the data base's clock; it may have been tried again many times
     */
    record Failure(String node, String error, Instant since) {}

    private static final String TELL = """
            INSERT INTO query.projection_failure AS known (projection, node, error) VALUES (?, ?, ?)
            ON CONFLICT (projection, node) DO UPDATE SET
                since = CASE WHEN known.error = excluded.error THEN known.since ELSE excluded.since END,
                error = excluded.error, seen_at = excluded.seen_at""";
    private static final String OF = """
            SELECT node, error, since FROM query.projection_failure
             WHERE projection = ? AND seen_at > clock_timestamp() - make_interval(secs => ?) ORDER BY node""";

    private final JdbcClient jdbc;

    ProjectionFailures(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** It fails, still or anew. */
    void tell(String projection, String node, String error) {
        jdbc.sql(TELL).params(projection, node, error).update();
    }

    /** It goes on, or is no longer tried. */
    void forget(String projection, String node) {
        jdbc.sql("DELETE FROM query.projection_failure WHERE projection = ? AND node = ?")
                .params(projection, node)
                .update();
    }

    List<Failure> of(String projection) {
        return jdbc.sql(OF)
                .params(projection, MAX_AGE.toSeconds())
                .query((row, n) -> new Failure(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .list();
    }
}
