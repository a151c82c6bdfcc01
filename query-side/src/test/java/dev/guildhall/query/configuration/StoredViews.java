package dev.guildhall.query.configuration;

import dev.guildhall.eventlog.PendingToken;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts rows into the view as a projection does, under a claim of its own. */
final class StoredViews {
    static final PendingToken.Entry TOKEN =
            new PendingToken.Entry("stored-views", 0, "holder", new byte[] {1}, "type", "2026-01-01T00:00:00Z");

    private final GuildViews views;
    private final BatchStatement statement;

    StoredViews(DataSource dataSource) {
        views = new GuildViews(dataSource);
        statement = new BatchStatement(dataSource);
        JdbcClient.create(dataSource)
                .sql(
                        "INSERT INTO log.token_entry (processor_name, segment, owner) VALUES ('stored-views', 0, 'holder')")
                .update();
    }

    /** Whatever stands there. */
    void put(GuildView... rows) {
        List<RowChange> changes = Arrays.stream(rows)
                .map(row -> new RowChange(views.find(row.guildId()).orElse(null), row))
                .toList();
        if (!statement.execute(TOKEN, changes)) {
            throw new AssertionError("nobody else claims this segment");
        }
    }
}
