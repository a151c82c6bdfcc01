package dev.guildhall.query;

import com.zaxxer.hikari.HikariDataSource;
import dev.guildhall.eventlog.MigrationPool;
import dev.guildhall.eventlog.SchemaMigration;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;

/** Databases as a run of this side before has left them: migrating an empty one costs more than most tests do. */
public final class Databases {
    private Databases() {}

    public static TestDatabase migrated() {
        return TestPostgres.freshCopy("migrated", database -> {
            try (HikariDataSource pool =
                    MigrationPool.open(database.jdbcUrl(), database.username(), database.password())) {
                SchemaMigration.migrate(pool, "log");
                SchemaMigration.migrate(pool, QuerySideConfiguration.SCHEMA);
            }
        });
    }
}
