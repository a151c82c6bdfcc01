package dev.guildhall.command.schema;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The command side's own tables, up to date; whoever needs them asks this for its connection. */
public final class CommandSchema {
    public static final String NAME = "command";

    private final DataSource dataSource;

    public CommandSchema(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }
}
