package dev.guildhall.query.rebuild;

import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Holds two tables of a view against each other, guild by guild. A row that was found equal gets the other's {@code
 * written_at}, which anybody who writes changes: so most is compared while all goes on, and only what was written since is
 * left for the moment when nobody may write. Thread-safe.
 */
final class Comparison {
    /** @param live hash of the rows that are to be replaced; {@code null} where there are none */
    record Difference(
            String guildId, @Nullable String live, @Nullable String made) {}

    /** Everything but when it was written. */
    private static final String HASH = "md5((to_jsonb(%s) - 'written_at')::text)";

    private static final String MARK = """
            UPDATE %2$s made SET written_at = live.written_at FROM %1$s live
             WHERE live.guild_id = made.guild_id AND live.written_at <> made.written_at AND %3$s = %4$s""";

    private static final String REST = """
            SELECT coalesce(live.guild_id, made.guild_id), %3$s, %4$s
              FROM %1$s live FULL JOIN %2$s made ON live.guild_id = made.guild_id
             WHERE live.written_at IS DISTINCT FROM made.written_at AND %3$s IS DISTINCT FROM %4$s
             ORDER BY 1""";

    private final JdbcClient jdbc;

    Comparison(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Marks what is equal. */
    void mark(String live, String made) {
        jdbc.sql(formatted(MARK, live, made)).update();
    }

    /** What differs and was not marked. */
    List<Difference> differences(String live, String made) {
        return differences(live, made, List.of());
    }

    /** The same of one guild, whatever else the live table holds. */
    List<Difference> differences(String live, String made, String guildId) {
        return differences("(SELECT * FROM " + live + " WHERE guild_id = ?)", made, List.of(guildId));
    }

    private List<Difference> differences(String live, String made, List<String> parameters) {
        return jdbc.sql(formatted(REST, live, made))
                .params(parameters)
                .query((row, n) -> new Difference(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** What is not equal counts as written now. */
    void touch(String made, List<Difference> differences) {
        jdbc.sql("UPDATE " + made + " SET written_at = clock_timestamp() WHERE guild_id = ANY (?)")
                .param(differences.stream().map(Difference::guildId).toArray(String[]::new))
                .update();
    }

    private static String formatted(String sql, String live, String made) {
        return sql.formatted(live, made, HASH.formatted("live"), HASH.formatted("made"));
    }
}
