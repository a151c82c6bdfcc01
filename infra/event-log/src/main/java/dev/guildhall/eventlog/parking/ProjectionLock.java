package dev.guildhall.eventlog.parking;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/** One process at a time rebuilds a projection, or has guilds go on that it could not follow. The lock goes with the process, or with its connection. */
public final class ProjectionLock implements AutoCloseable {
    /** Of two numbers the first is all rebuilds', the second is made of the projection's name. */
    private static final String TRY = "SELECT pg_try_advisory_lock(1197822068, hashtext(?))";

    private static final String UNLOCK = "SELECT pg_advisory_unlock(1197822068, hashtext(?))";

    /** A connection that does not answer by then counts as lost. */
    private static final int PATIENCE_SECONDS = 5;

    private final Connection connection;
    private final String projection;

    private ProjectionLock(Connection connection, String projection) {
        this.connection = connection;
        this.projection = projection;
    }

    /** Empty when somebody else has it. @throws org.springframework.dao.DataAccessException when PostgreSQL is away */
    public static Optional<ProjectionLock> of(DataSource dataSource, String projection) {
        try {
            Connection connection = dataSource.getConnection();
            if (asked(connection, TRY, projection)) {
                return Optional.of(new ProjectionLock(connection, projection));
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException e) {
            RuntimeException known = new SQLStateSQLExceptionTranslator().translate("lock", null, e);
            throw known == null ? new IllegalStateException("no lock could be had", e) : known;
        }
    }

    /**
     * Whether its connection is still there: then the data base has neither crashed nor been changed for another since the lock
     * was had.
     */
    public boolean isHeld() {
        try {
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    private static boolean asked(Connection connection, String sql, String projection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, projection);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    @Override
    public void close() {
        try (Connection held = connection) {
            asked(held, UNLOCK, projection);
        } catch (SQLException e) {
            abort();
        }
    }

    /** A connection that kept the lock must not be used by anybody else. */
    private void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            throw new IllegalStateException("a lock could not be given back", e);
        }
    }
}
