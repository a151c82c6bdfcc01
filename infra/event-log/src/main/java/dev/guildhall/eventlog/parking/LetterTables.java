package dev.guildhall.eventlog.parking;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where a side keeps its dead letters: in its own schema, in tables that are alike in all of them. Thread-safe. */
public final class LetterTables {
    private static final String SCHEMA = "$schema";

    private final JdbcClient jdbc;
    private final String schema;

    LetterTables(DataSource dataSource, String schema) {
        this.jdbc = JdbcClient.create(dataSource);
        this.schema = schema;
    }

    /** @param text in which {@code $schema} stands for the side's own */
    public JdbcClient.StatementSpec sql(String text) {
        return jdbc.sql(text.replace(SCHEMA, schema));
    }
}
