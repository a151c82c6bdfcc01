package dev.guildhall.query.rebuild;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A view's table beside the live one: of the same columns, constraints and indexes, by the same names in another schema,
 * so that either can take the other's place. All methods throw Spring's {@code DataAccessException} when PostgreSQL is
 * away. Thread-safe.
 */
final class ShadowTables {
    static final String LIVE = "query";
    static final String SHADOW = "query_shadow";
    static final String PREVIOUS = "query_previous";

    private static final String KEYS = """
            SELECT format('ALTER TABLE %I.%I ADD CONSTRAINT %I %s', ?, ?, conname, pg_get_constraintdef(oid))
              FROM pg_constraint WHERE conrelid = (?)::regclass AND contype IN ('p', 'u') ORDER BY contype, conname""";

    /** What belongs to a constraint comes with that. */
    private static final String INDEXES = """
            SELECT replace(pg_get_indexdef(i.indexrelid), ? , ?) FROM pg_index i
             WHERE i.indrelid = (?)::regclass
               AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid AND contype IN ('p', 'u'))
             ORDER BY 1""";

    private final JdbcClient jdbc;

    ShadowTables(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Empty, and without indexes: those are made quicker when all rows are there. */
    void create(String table) {
        drop(SHADOW, table);
        run("CREATE TABLE %1$s.%2$s (LIKE %3$s.%2$s INCLUDING ALL EXCLUDING INDEXES)".formatted(SHADOW, table, LIVE));
    }

    /** What makes a row of one guild one row: enough where there are few. */
    void key(String table) {
        jdbc.sql(KEYS)
                .params(SHADOW, table, LIVE + "." + table)
                .query((row, n) -> row.getString(1))
                .list()
                .forEach(this::run);
    }

    /** All that the live table has. */
    void index(String table) {
        key(table);
        jdbc.sql(INDEXES)
                .params(" ON " + LIVE + ".", " ON " + SHADOW + ".", LIVE + "." + table)
                .query((row, n) -> row.getString(1))
                .list()
                .forEach(this::run);
        run("ANALYZE %s.%s".formatted(SHADOW, table));
    }

    void drop(String schema, String table) {
        run("DROP TABLE IF EXISTS %s.%s".formatted(schema, table));
    }

    boolean exists(String schema, String table) {
        return jdbc.sql("SELECT to_regclass(?) IS NOT NULL")
                .param(schema + "." + table)
                .query(Boolean.class)
                .single();
    }

    /** In the caller's transaction, which must be short: nobody reads meanwhile. */
    void move(String table, String from, String to) {
        run("ALTER TABLE %s.%s SET SCHEMA %s".formatted(from, table, to));
    }

    private void run(String sql) {
        jdbc.sql(sql).update();
    }
}
