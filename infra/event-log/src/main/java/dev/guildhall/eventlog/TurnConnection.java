package dev.guildhall.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connection on which a process keeps the log for a command, opened when that is first needed. For one thread at a time. */
final class TurnConnection {
    /** That of {@code log.append}, see db/log/V2__append.sql. */
    static final long LOCK_KEY = 4771926104113512547L;

    /** How long a command waits for others: long enough to see one who fell silent cut off. */
    static final Duration MAX_WAIT = Duration.ofSeconds(10);

    /** Whoever holds the log and falls silent is cut off, as in an append. */
    static final Duration MAX_SILENCE = Duration.ofSeconds(5);

    /** For reading a page, or storing; far more than either takes. */
    static final Duration MAX_STATEMENT = Duration.ofSeconds(5);

    private static final int VALIDATION_SECONDS = 1;

    /** The lock is a statement of its own: what is read after it sees all that was committed before. */
    private static final String TAKE_LOG =
            """
            set local idle_in_transaction_session_timeout = %d;
            set local lock_timeout = %d;
            select pg_advisory_xact_lock(%d);
            set local statement_timeout = %d""".formatted(MAX_SILENCE.toMillis(), MAX_WAIT.toMillis(), LOCK_KEY, MAX_STATEMENT.toMillis());

    private static final Logger log = LoggerFactory.getLogger(TurnConnection.class);

    private final LogConnections connections;
    private @Nullable Connection connection;

    TurnConnection(LogConnections connections) {
        this.connections = connections;
    }

    /**
     * Begins a transaction that nobody else can append beside.
     *
     * @throws LogUnavailable when PostgreSQL is away
     * @throws SQLException when the lock was not to be had; the connection is to be discarded then
     */
    Connection takeLog() throws SQLException {
        Connection open = connected();
        try (Statement statement = open.createStatement()) {
            statement.execute(TAKE_LOG);
        }
        return open;
    }

    /** Between two turns may lie days, and PostgreSQL may have been restarted. */
    private Connection connected() throws SQLException {
        Connection current = connection;
        if (current != null && current.isValid(VALIDATION_SECONDS)) {
            return current;
        }
        discard();
        try {
            current = connections.open("event-log-turn");
        } catch (SQLException e) {
            throw LogUnavailable.refused("PostgreSQL is away", e);
        }
        connection = current;
        current.setAutoCommit(false);
        return current;
    }

    /** Ends the transaction, if it has not ended before. */
    void letGo() {
        Connection current = connection;
        try {
            if (current != null) {
                current.rollback();
            }
        } catch (SQLException e) {
            discard();
        }
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
