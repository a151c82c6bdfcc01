package dev.guildhall.benchmarks.commands;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Replaces {@code log.append_whole}, in one database of a benchmark, by itself without hashing: the content's hash, which the
 * program makes, stands in the place of each link. All that the writer does and sends remains the same.
 */
final class UnchainedAppend {
    private static final String DEFINITION =
            "select pg_get_functiondef(p.oid) from pg_proc p join pg_namespace n on n.oid = p.pronamespace"
                    + " where n.nspname = 'log' and p.proname = 'append_whole'";
    private static final String HASH = "sha256(";
    private static final String AND = " || ";

    private UnchainedAppend() {}

    static void install(DataSource dataSource) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        String definition = jdbc.sql(DEFINITION).query(String.class).single();
        if (!definition.contains(HASH)) {
            throw new IllegalStateException(
                    "log.append_whole does not hash as it did: this benchmark has to follow it");
        }
        jdbc.sql(withoutHashing(definition)).update();
    }

    /** What is hashed ends with the content's hash. */
    static String withoutHashing(String definition) {
        StringBuilder text = new StringBuilder(definition);
        for (int call = text.indexOf(HASH); call >= 0; call = text.indexOf(HASH)) {
            int end = call + HASH.length();
            for (int open = 1; open > 0; end++) {
                char c = text.charAt(end);
                open += c == '(' ? 1 : c == ')' ? -1 : 0;
            }
            String hashed = text.substring(call + HASH.length(), end - 1);
            text.replace(call, end, hashed.substring(hashed.lastIndexOf(AND) + AND.length()));
        }
        return text.toString();
    }
}
