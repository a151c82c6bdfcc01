package dev.guildhall.query.rebuild;

import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** By which version of its projection each view was made. Thread-safe. */
public final class Versions {
    /**
     * @param declined a version from which somebody has rolled back
     * @param rebuildId the rebuild that replaced what is kept
     */
    record Made(
            int version,
            @Nullable Integer declined,
            @Nullable String rebuildId) {}

    private final JdbcClient jdbc;

    public Versions(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    Optional<Made> of(String projection) {
        return jdbc.sql("SELECT version, declined, rebuild_id FROM query.projection_version WHERE projection = ?")
                .param(projection)
                .query((row, n) -> new Made(row.getInt(1), row.getObject(2, Integer.class), row.getString(3)))
                .optional();
    }

    /** In the transaction in which the view is replaced. */
    void replaced(String projection, int version, String rebuildId) {
        jdbc.sql("UPDATE query.rebuild SET replaced_version ="
                        + " (SELECT version FROM query.projection_version WHERE projection = ?) WHERE rebuild_id = ?")
                .params(projection, rebuildId)
                .update();
        jdbc.sql("INSERT INTO query.projection_version VALUES (?, ?, NULL, ?) ON CONFLICT (projection) DO UPDATE"
                        + " SET version = excluded.version, declined = NULL, rebuild_id = excluded.rebuild_id")
                .params(projection, version, rebuildId)
                .update();
    }

    /** Tables that a rebuild has replaced lack what is followed now: nobody may go back to them. In the caller's transaction. */
    public void noWayBack(String projection) {
        jdbc.sql("UPDATE query.projection_version SET rebuild_id = NULL"
                        + " WHERE projection = ? AND rebuild_id IS NOT NULL")
                .param(projection)
                .update();
    }

    /** In the transaction in which the predecessor takes its place again. */
    void rolledBack(String projection, String rebuildId) {
        jdbc.sql("UPDATE query.projection_version v SET declined = v.version, version = r.replaced_version,"
                        + " rebuild_id = NULL FROM query.rebuild r WHERE v.projection = ? AND r.rebuild_id = ?")
                .params(projection, rebuildId)
                .update();
    }
}
