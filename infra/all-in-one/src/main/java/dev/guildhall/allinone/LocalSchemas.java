package dev.guildhall.allinone;

import com.zaxxer.hikari.HikariDataSource;
import dev.guildhall.command.schema.CommandSchema;
import dev.guildhall.embedded.DatabaseRole;
import dev.guildhall.embedded.LocalPostgres;
import dev.guildhall.eventlog.LogOwner;
import dev.guildhall.eventlog.MigrationPool;
import dev.guildhall.eventlog.SchemaMigration;
import dev.guildhall.query.QuerySideConfiguration;

/** All schemas of the embedded PostgreSQL, brought up to date while the program is still reading its own settings. */
final class LocalSchemas {
    private LocalSchemas() {}

    static void migrate(LocalPostgres server) {
        DatabaseRole owner = server.logOwner();
        DatabaseRole program = server.program();
        new LogOwner(owner.username(), owner.password()).migrate(server.jdbcUrl(), program.username());
        try (HikariDataSource own = MigrationPool.open(server.jdbcUrl(), program.username(), program.password())) {
            SchemaMigration.migrate(own, QuerySideConfiguration.SCHEMA);
            SchemaMigration.migrate(own, CommandSchema.NAME);
        }
    }
}
