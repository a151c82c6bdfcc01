package dev.guildhall.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The writer's one connection, and what is known of PostgreSQL through it. For the writer's thread, but where said. */
final class WriterConnection {
    private static final int VALIDATION_SECONDS = 1;
    private static final Logger log = LoggerFactory.getLogger(WriterConnection.class);

    private final LogConnections connections;
    private @Nullable Connection connection;
    private volatile boolean away;
    private volatile boolean suspect;

    WriterConnection(LogConnections connections) {
        this.connections = connections;
    }

    /** Whether the last that was seen of PostgreSQL was its absence. From any thread. */
    boolean isAway() {
        return away;
    }

    /** Has the connection tried out before it is used again. From any thread. */
    void suspect() {
        suspect = true;
    }

    /** Opens a connection where there is none, or none that can be trusted. */
    Connection get() throws SQLException {
        if (suspect) {
            suspect = false;
            if (connection != null && !connection.isValid(VALIDATION_SECONDS)) {
                discard();
            }
        }
        Connection current = connection;
        if (current == null) {
            try {
                current = connections.open("event-log-writer");
            } catch (SQLException e) {
                away = true;
                throw e;
            }
            connection = current;
            away = false;
        }
        return current;
    }

    /** Looks whether PostgreSQL is back, where there is reason to. */
    void lookAgain() {
        if (away || suspect) {
            try {
                get();
            } catch (SQLException e) {
                log.debug("PostgreSQL is still away: {}", e.getMessage());
            }
        }
    }

    /** It broke with a statement under way: nobody shall be sent this way until PostgreSQL has answered again. */
    void broken() {
        discard();
        away = true;
    }

    void discard() {
        Connection current = connection;
        connection = null;
        if (current != null) {
            try {
                current.close();
            } catch (SQLException e) {
                log.debug("closing a broken connection: {}", e.getMessage());
            }
        }
    }
}
