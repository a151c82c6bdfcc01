package dev.guildhall.benchmarks.rebuild;

import dev.guildhall.benchmarks.Contender;
import dev.guildhall.benchmarks.Sample;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The same rows by one statement of PostgreSQL's, which knows what this log holds: registrations and settings. */
final class InsertSelect implements Contender {
    private static final double NANOS_A_SECOND = 1e9;
    private static final String FOLD = """
            INSERT INTO peer.guild_configuration (guild_id, owner_id, name, present, settings, modules, subscription,
                                                  permissions, part_versions, version, reload_version, position)
            SELECT r.guild_id, r.said->>'ownerId', r.said->>'name', true, s.settings, '{}',
                   '{"plan": "FREE", "until": null}', '{}', jsonb_build_object('settings', s.last), s.last, r.position, s.last
              FROM (SELECT guild_id, position, convert_from(payload, 'UTF8')::jsonb AS said
                      FROM log.event WHERE type = 'guild.Registered') r
              JOIN (SELECT guild_id, jsonb_object_agg(c->>'path', c->'after' ORDER BY position) AS settings,
                           max(position) AS last
                      FROM log.event, jsonb_array_elements(convert_from(payload, 'UTF8')::jsonb->'changes') c
                     WHERE type = 'settings.Changed' GROUP BY guild_id) s USING (guild_id)""";

    private final JdbcClient jdbc;
    private final int events;

    InsertSelect(DataSource dataSource, int events) {
        this.jdbc = JdbcClient.create(dataSource);
        this.events = events;
        jdbc.sql("CREATE SCHEMA peer").update();
    }

    @Override
    public String name() {
        return "INSERT … SELECT";
    }

    @Override
    public Sample run(int callers, Duration time) {
        long begin = System.nanoTime();
        jdbc.sql("DROP TABLE IF EXISTS peer.guild_configuration").update();
        jdbc.sql("CREATE TABLE peer.guild_configuration (LIKE query.guild_configuration INCLUDING ALL)")
                .update();
        jdbc.sql(FOLD).update();
        return new Sample(events / ((System.nanoTime() - begin) / NANOS_A_SECOND), 0, 0);
    }

    /** @throws IllegalStateException when it has not made the same rows */
    void check() {
        int different = jdbc.sql("""
                        SELECT count(*) FROM peer.guild_configuration p FULL JOIN query.guild_configuration q USING (guild_id)
                         WHERE to_jsonb(p) - 'written_at' IS DISTINCT FROM to_jsonb(q) - 'written_at'""").query(Integer.class).single();
        if (different > 0) {
            throw new IllegalStateException(different + " rows are not those of the view");
        }
    }

    @Override
    public void close() {}
}
