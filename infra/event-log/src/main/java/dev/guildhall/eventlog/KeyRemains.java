package dev.guildhall.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what destroyed keys leave behind in the file of their table: deleted rows stay there until they are cleaned
 * up, and an ordinary clean-up leaves their bytes in the free space of a page. So the table, which is small, is written
 * anew.
 */
public final class KeyRemains {
    /** While it waits for its turn, nobody can seal or open anything. */
    private static final String MAX_WAIT = "2s";

    private static final Logger LOG = LoggerFactory.getLogger(KeyRemains.class);

    private final DataSource dataSource;

    KeyRemains(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Whether they are gone; when not, somebody else has the table open, such as a backup, or it is not ours to rewrite. */
    public boolean remove() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set lock_timeout = '" + MAX_WAIT + "'");
            try {
                statement.clearWarnings();
                statement.execute("vacuum (full) log.subject_key");
                SQLWarning refused = statement.getWarnings();
                if (refused != null) {
                    LOG.warn("Remains of destroyed keys stay in their table: {}", refused.getMessage());
                }
                return refused == null;
            } finally {
                statement.execute("reset lock_timeout");
            }
        } catch (SQLException e) {
            LOG.info("Remains of destroyed keys stay in their table for now: {}", e.getMessage());
            return false;
        }
    }
}
