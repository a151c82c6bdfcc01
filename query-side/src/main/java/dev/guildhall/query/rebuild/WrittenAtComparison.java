package dev.guildhall.query.rebuild;

import dev.guildhall.eventlog.ReplayedEvent;
import dev.guildhall.query.projection.Reached;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compares row by row. One that was found equal gets the other's {@code written_at}, which anybody who writes changes: so
 * what is equal counts as compared, and what others remember of it does not look new.
 */
final class WrittenAtComparison implements Comparison {
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
    private final String live;
    private final String made;

    /** @param madeIn the schema of what was made */
    WrittenAtComparison(DataSource dataSource, ViewTable table, String madeIn) {
        this.jdbc = JdbcClient.create(dataSource);
        this.live = table.in(ShadowTables.LIVE);
        this.made = table.in(madeIn);
    }

    /** Rows say themselves what was compared, so that it does not matter how far either is. */
    @Override
    public void compareAll(Consumer<Reached> bringTo) {
        mark();
    }

    private void mark() {
        jdbc.sql(formatted(MARK, live)).update();
    }

    @Override
    public void followed(List<ReplayedEvent> events) {
        // Known by their rows.
    }

    @Override
    public List<Difference> differences() {
        mark();
        return differences(live, List.of());
    }

    @Override
    public List<Difference> differences(String guildId) {
        return differences("(SELECT * FROM " + live + " WHERE guild_id = ?)", List.of(guildId));
    }

    private List<Difference> differences(String of, List<String> parameters) {
        return jdbc.sql(formatted(REST, of))
                .params(parameters)
                .query((row, n) -> new Difference(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** What is not equal counts as written now. */
    @Override
    public void replaced(List<Difference> differences) {
        jdbc.sql("UPDATE " + made + " SET written_at = clock_timestamp() WHERE guild_id = ANY (?)")
                .param(differences.stream().map(Difference::guildId).toArray(String[]::new))
                .update();
    }

    private String formatted(String sql, String of) {
        return sql.formatted(of, made, HASH.formatted("live"), HASH.formatted("made"));
    }
}
