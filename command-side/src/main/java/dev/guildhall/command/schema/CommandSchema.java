package dev.guildhall.command.schema;

import dev.guildhall.eventlog.SchemaMigration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The command side's own tables, brought up to date; whoever needs them asks this for its connection. */
public final class CommandSchema {
    static final String NAME = "command";

    private final DataSource dataSource;

    /** @throws org.flywaydb.core.api.FlywayException when PostgreSQL is away */
    public CommandSchema(DataSource dataSource) {
        SchemaMigration.migrate(dataSource, NAME);
        this.dataSource = dataSource;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }
}
