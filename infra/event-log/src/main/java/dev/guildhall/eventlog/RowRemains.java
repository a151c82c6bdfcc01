package dev.guildhall.eventlog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what deleted rows leave behind in the file of their table: they stay there until they are cleaned up, and an
 * ordinary clean-up leaves their bytes in the free space of a page. So the table is written anew, its indexes with it.
 * Nobody can read it meanwhile.
 */
public final class RowRemains {
    /** While it waits for its turn, others wait for it. */
    private static final String MAX_WAIT = "2s";

    /** Most transactions are over within milliseconds. */
    private static final Duration MAX_PATIENCE = Duration.ofSeconds(1);

    private static final Duration PAUSE = Duration.ofMillis(10);

    private static final String NOW = "select pg_snapshot_xmax(pg_current_snapshot())";

    /**
     * Whoever began to read before a row was deleted may still see it, so rewriting would keep it. So it does while anybody
     * writes who began before: what they do between two statements shows in no snapshot, but in what new ones begin with.
     */
    private static final String OLDER_READERS = """
            select exists (
                select from pg_stat_activity a left join pg_database d on d.oid = a.datid
                 where a.pid <> pg_backend_pid() and coalesce(d.datname = current_database(), true)
                   and (age(a.backend_xmin) > age(NOW::xid8::xid) or age(a.backend_xid) > age(NOW::xid8::xid))
                union all select from pg_replication_slots where age(xmin) > age(NOW::xid8::xid)
                union all select from pg_prepared_xacts where age(transaction) > age(NOW::xid8::xid))""";

    private static final Logger LOG = LoggerFactory.getLogger(RowRemains.class);

    private final DataSource dataSource;
    private final String table;
    private final String rows;

    /**
     * @param table with its schema, as SQL has it
     * @param rows what it holds, for people
     */
    public RowRemains(DataSource dataSource, String table, String rows) {
        this.dataSource = dataSource;
        this.table = table;
        this.rows = rows;
    }

    /**
     * Whether they are gone. When not, somebody has the table open or an old transaction, such as a backup, or the table is
     * not ours to rewrite.
     */
    public boolean remove() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            if (!awaitOlderReaders(statement)) {
                LOG.info("Remains of {} stay in their table for now: an old transaction still sees them", rows);
                return false;
            }
            statement.execute("set lock_timeout = '" + MAX_WAIT + "'");
            try {
                return rewrite(statement);
            } finally {
                statement.execute("reset lock_timeout");
            }
        } catch (SQLException e) {
            LOG.info("Remains of {} stay in their table for now: {}", rows, e.getMessage());
            return false;
        }
    }

    private static boolean awaitOlderReaders(Statement statement) throws SQLException {
        String older = OLDER_READERS.replace("NOW", "'" + first(statement, NOW) + "'");
        long giveUp = System.nanoTime() + MAX_PATIENCE.toNanos();
        while (!"f".equals(first(statement, older))) {
            if (System.nanoTime() > giveUp || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }

    private boolean rewrite(Statement statement) throws SQLException {
        statement.clearWarnings();
        statement.execute("vacuum (full) " + table);
        SQLWarning refused = statement.getWarnings();
        if (refused != null) {
            LOG.warn("Remains of {} stay in their table: {}", rows, refused.getMessage());
        }
        return refused == null;
    }

    private static String first(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
