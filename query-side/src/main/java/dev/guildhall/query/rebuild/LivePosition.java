package dev.guildhall.query.rebuild;

import dev.guildhall.query.projection.Reached;
import dev.guildhall.query.projection.SegmentTokens;
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
        return tokens.of(projection).stream()
                .mapToLong(SegmentTokens.SegmentToken::position)
                .min()
                .orElse(0);
    }

    /** How far each of its segments is, in the caller's transaction. */
    Reached reached(String projection) {
        return tokens.reached(projection);
    }

    /**
     * Until the end of the caller's transaction the live view cannot go on: whoever writes it stores the token.
     *
     * @return how far it is
     * @throws org.springframework.dao.ConcurrencyFailureException when it could not be held in time, or it cannot be said
     *     how far it is
     */
    Reached hold(String projection) {
        jdbc.sql("SELECT set_config('lock_timeout', ?, true)")
                .param(Swap.LOCK_TIMEOUT.toMillis() + "ms")
                .query(String.class)
                .single();
        jdbc.sql("SELECT segment FROM log.token_entry WHERE processor_name = ? ORDER BY segment FOR UPDATE")
                .param(projection)
                .query(Integer.class)
                .list();
        return reached(projection);
    }

    /** Whoever follows forgets what he remembers of rows that were replaced, and takes the segments anew. */
    void release(String projection) {
        jdbc.sql("UPDATE log.token_entry SET owner = NULL WHERE processor_name = ?")
                .param(projection)
                .update();
    }
}
