package dev.guildhall.e2e.fault.rebuild;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.e2e.Http;
import dev.guildhall.testkit.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What follows from the log, and what stands in the views, each as lines of text, one for each row with all of its columns:
 * folded here, from the stored events, by nothing that the program folds with.
 */
final class LogFold implements AutoCloseable {
    /** Columns that do not follow from the log, by table. */
    private static final Map<String, Set<String>> NOT_FOLDED = Map.of(
            "guild_configuration",
            // When this data base wrote the row: another one each time that it is made anew.
            Set.of("written_at"));

    private static final String EVENTS = """
            select position, type, guild_id, aggregate_id, sequence, to_jsonb(recorded_at) #>> '{}',
                   to_jsonb(date_trunc('milliseconds', recorded_at)) #>> '{}', payload, metadata
              from log.event where guild_id is not null order by position""";

    private final Connection connection;

    LogFold(TestDatabase database) throws SQLException {
        this(database.connect());
    }

    /** @param connection closed with it */
    LogFold(Connection connection) {
        this.connection = connection;
    }

    private static List<FoldedView> views() {
        return List.of(
                new FoldedGuilds(),
                new FoldedGiveaways(),
                new FoldedTickets(),
                new FoldedLevels(),
                new FoldedCases(),
                new FoldedQueues(),
                new FoldedTimeline());
    }

    private static List<FoldedTable> tables(List<FoldedView> views) {
        return views.stream().flatMap(view -> view.tables().stream()).toList();
    }

    /** Those of all views, in the schema of the live ones. */
    static List<String> tables() {
        return tables(views()).stream().map(FoldedTable::name).toList();
    }

    List<String> folded() throws SQLException, IOException {
        List<FoldedView> views = views();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(EVENTS)) {
            while (row.next()) {
                StoredEvent event = read(row);
                views.forEach(view -> view.follow(event));
            }
        }
        return tables(views).stream().flatMap(FoldedTable::lines).sorted().toList();
    }

    private static StoredEvent read(ResultSet row) throws SQLException, IOException {
        return new StoredEvent(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getString(6),
                row.getString(7),
                Http.JSON.readTree(row.getBytes(8)),
                Http.JSON.readTree(row.getBytes(9)));
    }

    List<String> live() throws SQLException, IOException {
        List<String> lines = new ArrayList<>();
        for (FoldedTable table : tables(views())) {
            Collection<String> left = NOT_FOLDED.getOrDefault(table.name(), Set.of());
            for (String row : lines("select to_jsonb(r)::text from query." + table.name() + " r")) {
                JsonNode columns = Http.JSON.readTree(row);
                lines.add(FoldedTable.line(table.name(), ((ObjectNode) columns).without(left)));
            }
        }
        return lines.stream().sorted().toList();
    }

    /** Tables and columns of views of which nobody has said here what follows from the log, or that are not there. */
    List<String> unknown() throws SQLException {
        Set<String> known = new TreeSet<>();
        for (FoldedTable table : tables(views())) {
            Stream.concat(table.columns().stream(), NOT_FOLDED.getOrDefault(table.name(), Set.of()).stream())
                    .forEach(column -> known.add(table.name() + "." + column));
        }
        // What a rebuild has ever replaced is a table of a view, whoever knows of it here.
        Set<String> there = new TreeSet<>(lines("""
                select c.table_name || '.' || c.column_name from information_schema.columns c
                 where c.table_schema = 'query' and (c.table_name in ('%s') or exists (
                       select from information_schema.tables t
                        where t.table_schema = 'query_previous' and t.table_name = c.table_name))""".formatted(String.join("','", tables()))));
        return Stream.concat(without(there, known), without(known, there)).toList();
    }

    private static Stream<String> without(Set<String> all, Set<String> some) {
        return all.stream().filter(Predicate.not(some::contains));
    }

    private List<String> lines(String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                lines.add(row.getString(1));
            }
        }
        return lines;
    }

    /** How many rebuilds somebody is carrying out now. */
    long rebuilding() {
        try {
            return number("select count(*) from query.rebuild where state in ('filling', 'catching-up', 'comparing')");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    long number(String sql) throws SQLException {
        return Long.parseLong(lines("select (" + sql + ")::text").getFirst());
    }

    static String hash(List<String> lines) {
        try {
            byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
