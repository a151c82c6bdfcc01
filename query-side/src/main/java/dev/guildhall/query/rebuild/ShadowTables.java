package dev.guildhall.query.rebuild;

import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A view's tables beside the live ones: of the same columns, constraints and indexes, by the same names in another schema,
 * so that either can take the others' place. All methods throw Spring's {@code DataAccessException} when PostgreSQL is
 * away. Thread-safe.
 */
final class ShadowTables {
    static final String LIVE = "query";
    static final String SHADOW = "query_shadow";
    static final String PREVIOUS = "query_previous";

    private static final String KEYS = """
            SELECT format('ALTER TABLE %I.%I ADD CONSTRAINT %I %s', ?, ?, live.conname, pg_get_constraintdef(live.oid))
              FROM pg_constraint live WHERE live.conrelid = (?)::regclass AND live.contype IN ('p', 'u')
               AND NOT EXISTS (SELECT FROM pg_constraint made
                                WHERE made.conrelid = (?)::regclass AND made.conname = live.conname)
             ORDER BY live.contype, live.conname""";

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
    void create(RebuildableView view) {
        create(view, "INCLUDING ALL EXCLUDING INDEXES");
    }

    /** The same with all indexes, under names of their own: for few rows, which are copied and not moved. */
    void createIndexed(RebuildableView view) {
        create(view, "INCLUDING ALL");
    }

    private void create(RebuildableView view, String alike) {
        drop(SHADOW, view);
        view.tables()
                .forEach(table ->
                        run("CREATE TABLE %s (LIKE %s %s)".formatted(table.in(SHADOW), table.in(LIVE), alike)));
    }

    /** What rows are looked up by, where it is not there yet: enough where there are few. */
    void key(RebuildableView view) {
        view.tables().forEach(table -> key(table.name()));
    }

    /** All that the live tables have. */
    void index(RebuildableView view) {
        view.tables().forEach(table -> index(table.name()));
    }

    void drop(String schema, RebuildableView view) {
        run("DROP TABLE IF EXISTS "
                + view.tables().stream().map(table -> table.in(schema)).collect(Collectors.joining(", ")));
    }

    boolean exist(String schema, RebuildableView view) {
        return view.tables().stream().allMatch(table -> exists(schema, table.name()));
    }

    /** In the caller's transaction, which must be short: nobody reads meanwhile. */
    void move(RebuildableView view, String from, String to) {
        view.tables().forEach(table -> move(table.name(), from, to));
    }

    private void key(String table) {
        jdbc.sql(KEYS)
                .params(SHADOW, table, LIVE + "." + table, SHADOW + "." + table)
                .query((row, n) -> row.getString(1))
                .list()
                .forEach(this::run);
    }

    private void index(String table) {
        key(table);
        jdbc.sql(INDEXES)
                .params(" ON " + LIVE + ".", " ON " + SHADOW + ".", LIVE + "." + table)
                .query((row, n) -> row.getString(1))
                .list()
                .forEach(this::run);
        run("ANALYZE %s.%s".formatted(SHADOW, table));
    }

    private boolean exists(String schema, String table) {
        return jdbc.sql("SELECT to_regclass(?) IS NOT NULL")
                .param(schema + "." + table)
                .query(Boolean.class)
                .single();
    }

    private void move(String table, String from, String to) {
        run("ALTER TABLE %s.%s SET SCHEMA %s".formatted(from, table, to));
    }

    private void run(String sql) {
        jdbc.sql(sql).update();
    }
}
