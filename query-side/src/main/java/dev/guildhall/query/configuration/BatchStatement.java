package dev.guildhall.query.configuration;

import dev.guildhall.eventlog.PendingToken;
import dev.guildhall.events.EventJson;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The statement that writes rows and token, see {@code db/query/V4__commit_batch.sql}. Thread-safe. */
final class BatchStatement {
    private static final String COMMIT =
            "SELECT query.commit_batch(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final JdbcTemplate jdbc;

    BatchStatement(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * Writes all of it or nothing. Outside a transaction it is one of its own.
     *
     * @return whether the claim was the owner's; if not, nothing was written
     * @throws org.springframework.dao.ConcurrencyFailureException when a row is not where it is expected
     * @throws org.springframework.dao.DataAccessException when PostgreSQL is away
     */
    boolean execute(PendingToken.Entry token, Collection<RowChange> changes) {
        // In one order, so that two who write the same rows wait for one another and not both.
        List<RowChange> sorted = changes.stream()
                .sorted(Comparator.comparing(change -> change.after().guildId()))
                .toList();
        return Boolean.TRUE.equals(
                jdbc.execute((Connection connection) -> prepared(connection, token, sorted), BatchStatement::answer));
    }

    private static Boolean answer(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static PreparedStatement prepared(Connection connection, PendingToken.Entry token, List<RowChange> changes)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(COMMIT);
        try {
            set(statement, token);
            set(statement, new Columns(connection, changes));
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private static void set(PreparedStatement statement, PendingToken.Entry token) throws SQLException {
        statement.setString(1, token.processorName());
        statement.setInt(2, token.segment());
        statement.setString(3, token.owner());
        statement.setBytes(4, token.token());
        statement.setString(5, token.tokenType());
        statement.setString(6, token.recordedAt());
    }

    private static void set(PreparedStatement statement, Columns rows) throws SQLException {
        statement.setArray(7, rows.numbers(RowChange::expected));
        statement.setArray(8, rows.texts(row -> row.after().guildId()));
        statement.setArray(9, rows.texts(row -> row.after().authority().ownerId()));
        statement.setArray(10, rows.texts(row -> row.after().name()));
        statement.setArray(11, rows.present());
        statement.setArray(12, rows.changed(GuildView::settings, view -> EventJson.writeString(view.settings())));
        statement.setArray(13, rows.changed(GuildView::modules, view -> EventJson.writeString(view.modules())));
        statement.setArray(
                14, rows.changed(GuildView::subscription, view -> EventJson.writeString(view.subscription())));
        statement.setArray(15, rows.changed(GuildView::authority, GuildRow::permissions));
        statement.setArray(16, rows.changed(GuildView::partVersions, GuildRow::partVersions));
        statement.setArray(17, rows.numbers(row -> row.after().version()));
        statement.setArray(18, rows.numbers(row -> row.after().reloadVersion()));
        statement.setArray(19, rows.numbers(row -> row.after().position()));
    }

    /** Rows turned into columns. */
    private record Columns(Connection connection, List<RowChange> rows) {
        Array texts(Function<RowChange, @Nullable String> column) throws SQLException {
            @Nullable String[] texts = new @Nullable String[rows.size()];
            for (int i = 0; i < texts.length; i++) {
                texts[i] = column.apply(rows.get(i));
            }
            return connection.createArrayOf("text", texts);
        }

        Array changed(Function<GuildView, Object> source, Function<GuildView, String> text) throws SQLException {
            return texts(row -> row.changed(source, text));
        }

        Array numbers(Function<RowChange, Long> column) throws SQLException {
            return connection.createArrayOf("bigint", rows.stream().map(column).toArray(Long[]::new));
        }

        Array present() throws SQLException {
            return connection.createArrayOf(
                    "boolean",
                    rows.stream().map(row -> row.after().authority().present()).toArray(Boolean[]::new));
        }
    }
}
