package dev.guildhall.e2e.fault.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.e2e.FourProcesses;
import dev.guildhall.e2e.Program;
import dev.guildhall.e2e.fault.sides.Persistence;
import dev.guildhall.e2e.fault.sides.Place;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A comparison that finds nothing is worth what it would have found: here in every column of every view. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LogFoldE2E {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** So many that a guild has a checkpoint. */
    private static final int SAVED = 130;

    /** Another value, by the type of the column. */
    private static final Map<String, String> ALTERED = Map.of(
            "text", "coalesce(%1$s, '') || 'x'",
            "bigint", "coalesce(%1$s, 0) + 1000000",
            "integer", "coalesce(%1$s, 0) + 1000000",
            "numeric", "%1$s + 1000000",
            "boolean", "not %1$s",
            "timestamp with time zone", "%1$s + interval '1 ms'",
            "jsonb", "jsonb_build_array(%1$s)");

    private static final String FEWEST_ROWS = LogFold.tables().stream()
            .map(table -> "(select count(*) from query." + table + ")")
            .collect(Collectors.joining(", ", "select least(", ")"));

    private record Column(String table, String name, String type) {}

    private final FourProcesses installation = FourProcesses.startWith(Map.of());

    @BeforeAll
    void haveSomethingInEveryTable() throws SQLException {
        Place place = Place.open(installation, "Everything", "giveaway");
        OneOfEach.in(place);
        for (int i = 0; i < SAVED; i++) {
            String prefix = "{\"prefix\":\"p%d\"}".formatted(i);
            Persistence.accepted("a prefix", () -> place.steer("PATCH", "/settings", "", prefix));
        }
        try (LogFold log = new LogFold(installation.database())) {
            await("something in every table").atMost(PATIENCE).until(() -> log.number(FEWEST_ROWS) > 0);
            // What is compared stands still: whoever adds events has gone, and the views have followed the last one.
            List.of(Program.BOT_ADAPTER, Program.COMMAND_SIDE)
                    .forEach(side -> installation.process(side).kill());
            await("the views")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(log.live()).isEqualTo(log.folded()));
        }
    }

    @AfterAll
    void stop() {
        installation.close();
    }

    private static List<Column> columns(Connection connection) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select table_name, column_name, data_type from information_schema.columns
                         where table_schema = 'query' and table_name in ('%s')""".formatted(String.join("','", LogFold.tables())))) {
            while (row.next()) {
                columns.add(new Column(row.getString(1), row.getString(2), row.getString(3)));
            }
        }
        return columns;
    }

    private static int run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private static boolean isFoundAltered(LogFold log, List<String> folded, Connection connection, Column column)
            throws SQLException, IOException {
        String other = String.valueOf(ALTERED.get(column.type())).formatted(column.name());
        int rows = run(
                connection,
                "update query.%1$s set %2$s = %3$s where ctid = (select min(ctid) from query.%1$s)"
                        .formatted(column.table(), column.name(), other));
        assertThat(rows).as("rows of %s", column.table()).isEqualTo(1);
        boolean found = !log.live().equals(folded);
        connection.rollback();
        return found;
    }

    @Test
    void oneOtherValueInAnyColumnIsFound() throws Exception {
        try (Connection connection = installation.database().connect();
                LogFold log = new LogFold(connection)) {
            connection.setAutoCommit(false);
            List<String> folded = log.folded();
            List<String> overlooked = new ArrayList<>();
            for (Column column : columns(connection)) {
                if (!isFoundAltered(log, folded, connection, column)) {
                    overlooked.add(column.table() + "." + column.name());
                }
            }
            assertThat(overlooked).containsExactly("guild_configuration.written_at");
        }
    }

    @Test
    void aColumnThatNobodyFoldsIsFound() throws Exception {
        try (Connection connection = installation.database().connect();
                LogFold log = new LogFold(connection)) {
            connection.setAutoCommit(false);
            assertThat(log.unknown()).isEmpty();

            run(connection, "alter table query.level add column streak integer");
            assertThat(log.unknown()).containsExactly("level.streak");
            connection.rollback();
            run(connection, "alter table query.level drop column xp");
            assertThat(log.unknown()).containsExactly("level.xp");
            connection.rollback();
        }
    }

    @Test
    void aTableThatNobodyFoldsIsFoundOnceARebuildHasReplacedIt() throws Exception {
        try (Connection connection = installation.database().connect();
                LogFold log = new LogFold(connection)) {
            connection.setAutoCommit(false);
            run(connection, "create table query.badge (badge_id text)");
            run(connection, "create table query_previous.badge (badge_id text)");
            assertThat(log.unknown()).containsExactly("badge.badge_id");
            connection.rollback();
        }
    }
}
