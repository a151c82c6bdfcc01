package dev.guildhall.eventlog;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/**
 * The few connections of a migration, kept until it is over: Flyway opens several for each schema, and signing in costs a
 * program that has just begun more than what it then says.
 */
public final class MigrationPool {
    /** What Flyway holds at the same time: one for its lock and history, one for the scripts, one for callbacks. */
    private static final int MAX_CONNECTIONS = 3;

    private MigrationPool() {}

    /** The caller closes it. Throws when PostgreSQL is away or refuses that user. */
    public static HikariDataSource open(String url, String username, String password) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("guildhall-migration");
        config.setJdbcUrl(url);
        config.setUsername(username);
        config.setPassword(password);
        config.setMaximumPoolSize(MAX_CONNECTIONS);
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }
}
