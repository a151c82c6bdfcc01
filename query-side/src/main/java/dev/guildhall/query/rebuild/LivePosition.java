package dev.guildhall.query.rebuild;

import dev.guildhall.query.projection.SegmentTokens;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.serialization.Serializer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far a live view has come, and holding it there. Thread-safe. */
final class LivePosition {
    private final JdbcClient jdbc;
    private final SegmentTokens tokens;

    LivePosition(DataSource dataSource, Serializer tokenSerializer) {
        this.jdbc = JdbcClient.create(dataSource);
        this.tokens = new SegmentTokens(dataSource, tokenSerializer);
    }

    /** That of the segment furthest behind. */
    long of(String projection) {
        return positions(projection).stream().mapToLong(Long::longValue).min().orElse(0);
    }

    /**
     * Until the end of the caller's transaction the live view cannot go on: whoever writes it stores the token first.
     *
     * @return the position at which it is
     * @throws org.springframework.dao.ConcurrencyFailureException when it could not be held in time, or its segments are not
     *     side by side
     */
    long hold(String projection) {
        jdbc.sql("SELECT set_config('lock_timeout', ?, true)")
                .param(Swap.LOCK_TIMEOUT.toMillis() + "ms")
                .query(String.class)
                .single();
        jdbc.sql("SELECT segment FROM log.token_entry WHERE processor_name = ? ORDER BY segment FOR UPDATE")
                .param(projection)
                .query(Integer.class)
                .list();
        List<Long> positions = positions(projection);
        if (positions.stream().distinct().count() > 1) {
            throw new org.springframework.dao.CannotAcquireLockException("the segments are not side by side");
        }
        return positions.isEmpty() ? 0 : positions.getFirst();
    }

    /** Whoever follows forgets what he remembers of rows that were replaced, and takes the segments anew. */
    void release(String projection) {
        jdbc.sql("UPDATE log.token_entry SET owner = NULL WHERE processor_name = ?")
                .param(projection)
                .update();
    }

    private List<Long> positions(String projection) {
        return tokens.of(projection).stream()
                .map(SegmentTokens.SegmentToken::position)
                .toList();
    }
}
