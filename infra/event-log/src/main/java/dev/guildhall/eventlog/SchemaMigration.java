package dev.guildhall.eventlog;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Each side owns one schema and migrates it alone, so that sides of different versions can share a data base. */
public final class SchemaMigration {
    static final String HISTORY = "schema_history";

    private SchemaMigration() {}

    /**
     * Brings one schema up to date, from {@code classpath:db/<schema>}; several processes may do so at once.
     *
     * @throws org.flywaydb.core.api.FlywayException when PostgreSQL is away or a migration was changed after it ran
     */
    public static void migrate(DataSource dataSource, String schema) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas(schema)
                .defaultSchema(schema)
                .createSchemas(true)
                .table(HISTORY)
                .locations("classpath:db/" + schema)
                .load()
                .migrate();
    }
}
