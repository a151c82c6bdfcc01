package dev.guildhall.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * Opens the few connections that the log keeps for itself (writer, wake-up, listener): outside the pool, so that
 * neither starves the other, and with timeouts that notice a dead peer.
 */
public final class LogConnections {
    private static final int CONNECT_TIMEOUT_SECONDS = 2;
    /** Longer than any append may wait for its turn; a peer that stays silent longer is taken for dead. */
    private static final int SOCKET_TIMEOUT_SECONDS = 20;

    private final String url;
    private final Properties properties = new Properties();

    public LogConnections(String url, String username, String password) {
        this.url = url;
        PGProperty.USER.set(properties, username);
        PGProperty.PASSWORD.set(properties, password);
        PGProperty.CONNECT_TIMEOUT.set(properties, CONNECT_TIMEOUT_SECONDS);
        PGProperty.LOGIN_TIMEOUT.set(properties, CONNECT_TIMEOUT_SECONDS);
        PGProperty.SOCKET_TIMEOUT.set(properties, SOCKET_TIMEOUT_SECONDS);
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        PGProperty.PREPARE_THRESHOLD.set(properties, 1);
    }

    /** To the data base that a pool points at. */
    static LogConnections like(DataSource dataSource) {
        try {
            com.zaxxer.hikari.HikariDataSource pool = dataSource.unwrap(com.zaxxer.hikari.HikariDataSource.class);
            return new LogConnections(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
        } catch (SQLException e) {
            throw new IllegalArgumentException("the event log needs a Hikari data source", e);
        }
    }

    String url() {
        return url;
    }

    /** @param purpose shown to operators in {@code pg_stat_activity} */
    Connection open(String purpose) throws SQLException {
        Properties own = new Properties();
        own.putAll(properties);
        PGProperty.APPLICATION_NAME.set(own, "guildhall-" + purpose);
        Connection connection = new Driver().connect(url, own);
        if (connection == null) {
            throw new SQLException("not a PostgreSQL address");
        }
        return connection;
    }
}
