package dev.guildhall.eventlog;

import com.zaxxer.hikari.HikariDataSource;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;

/** Databases in which the log's schema is in place already: migrating costs more than most tests do. */
final class Databases {
    private Databases() {}

    static TestDatabase withLog() {
        return TestPostgres.freshCopy("with_log", database -> {
            try (HikariDataSource pool =
                    MigrationPool.open(database.jdbcUrl(), database.username(), database.password())) {
                SchemaMigration.migrate(pool, EventLogConfiguration.SCHEMA);
            }
        });
    }
}
