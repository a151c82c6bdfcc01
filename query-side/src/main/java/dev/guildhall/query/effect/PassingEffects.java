package dev.guildhall.query.effect;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Removes what was done long ago of effects that pass: nobody asks for them again, and if they are decided once more it does
 * no harm. Each time it looks at some of all that is done, from where it stopped, so that it costs the same however much
 * there is. Takes part in the caller's transaction; for one thread at a time.
 */
public final class PassingEffects {
    /** How many effects it looks at each time. */
    static final int LOOKED_AT = 1_000;

    private static final String FORGET = """
            WITH looked AS (
                SELECT effect_id, kind, done_at FROM query.effect WHERE state = 'done' AND effect_id > ?
                ORDER BY effect_id LIMIT ?),
            gone AS (
                DELETE FROM query.effect e USING looked
                WHERE e.effect_id = looked.effect_id AND e.state = 'done' AND looked.kind LIKE ?
                    AND e.done_at < clock_timestamp() - make_interval(secs => ?))
            SELECT max(effect_id) FROM looked HAVING count(*) = ?
            """;

    private final JdbcClient jdbc;
    private final String kinds;
    private final Duration kept;
    private String after = "";

    PassingEffects(JdbcClient jdbc, String kinds, Duration kept) {
        this.jdbc = jdbc;
        this.kinds = kinds;
        this.kept = kept;
    }

    /** @throws org.springframework.dao.DataAccessException when PostgreSQL is away */
    public void forgetSome() {
        after = jdbc.sql(FORGET)
                .param(after)
                .param(LOOKED_AT)
                .param(kinds)
                .param(kept.toSeconds())
                .param(LOOKED_AT)
                .query(String.class)
                .optional()
                .orElse("");
    }
}
