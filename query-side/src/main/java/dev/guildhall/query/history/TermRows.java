package dev.guildhall.query.history;

import dev.guildhall.query.projection.CopyRows;
import dev.guildhall.query.projection.ViewSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/**
 * What events are found by, as rows of {@code timeline_term} in the order of its key. So two who write at once never wait
 * for one another, and of many events those of a guild come to the same pages of the index.
 */
final class TermRows {
    private static final Comparator<Row> BY_KEY =
            Comparator.comparing(Row::guildId).thenComparing(Row::term).thenComparingLong(Row::position);

    private record Row(String guildId, String term, long position) {}

    private final List<Row> rows;

    private TermRows(List<Row> rows) {
        this.rows = rows;
    }

    static TermRows of(List<TimelineEvent> events, Summaries summaries) {
        List<Row> rows = new ArrayList<>();
        for (TimelineEvent event : events) {
            for (String term : Term.of(event.type(), event.event(), event.metadata(), summaries)) {
                rows.add(new Row(event.event().guildId(), term, event.position()));
            }
        }
        rows.sort(BY_KEY);
        return new TermRows(rows);
    }

    String[] guilds() {
        return rows.stream().map(Row::guildId).toArray(String[]::new);
    }

    String[] terms() {
        return rows.stream().map(Row::term).toArray(String[]::new);
    }

    Long[] positions() {
        return rows.stream().map(Row::position).toArray(Long[]::new);
    }

    /**
     * Writes rows of which none is there yet, in the caller's transaction.
     *
     * @throws org.springframework.dao.DataAccessException when one is there already, or PostgreSQL is away
     */
    void copy(DataSource dataSource, ViewSchema schema) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (CopyRows copy = new CopyRows(connection, schema.of("query.timeline_term"), "guild_id, term, position")) {
            for (Row row : rows) {
                copy.value(row.guildId())
                        .value(row.term())
                        .value(row.position())
                        .endRow();
            }
            copy.end();
        } catch (SQLException e) {
            RuntimeException known = new SQLStateSQLExceptionTranslator().translate("copy", null, e);
            throw known == null ? new IllegalStateException("the rows could not be written", e) : known;
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
