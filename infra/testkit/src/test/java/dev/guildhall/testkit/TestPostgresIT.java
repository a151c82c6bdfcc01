package dev.guildhall.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TestPostgresIT {

    @Nested
    class WhenAskedForFreshDatabases {

        @Test
        void givesEachTestAnEmptyOne() throws SQLException {
            TestDatabase first = TestPostgres.freshDatabase();
            TestDatabase second = TestPostgres.freshDatabase();

            run(first, "CREATE TABLE mark(id int)");

            assertThat(text(first, "SELECT to_regclass('mark')")).isEqualTo("mark");
            assertThat(text(second, "SELECT coalesce(to_regclass('mark')::text, 'none')"))
                    .isEqualTo("none");
        }

        @Test
        void doesNotShowThePassword() {
            TestDatabase database = TestPostgres.freshDatabase();

            assertThat(database.toString()).doesNotContain(database.password());
        }
    }

    @Nested
    class WhenAskedForCopies {
        private int prepared;

        private TestDatabase copy() {
            return TestPostgres.freshCopy("prepared", database -> {
                prepared++;
                try {
                    run(database, "CREATE TABLE mark(id int)", "INSERT INTO mark VALUES (7)");
                } catch (SQLException failure) {
                    throw new IllegalStateException(failure);
                }
            });
        }

        @Test
        void preparesOnceAndGivesEachTestItsOwn() throws SQLException {
            TestDatabase first = copy();
            run(first, "DELETE FROM mark");
            TestDatabase second = copy();

            assertThat(prepared).isEqualTo(1);
            assertThat(text(second, "SELECT id FROM mark")).isEqualTo("7");
        }
    }

    @Nested
    class WhenDedicatedServerIsKilled {

        @Test
        void refusesConnectionsAndComesBackWithTheDataOnTheSamePort() throws SQLException {
            try (TestPostgres postgres = TestPostgres.dedicated()) {
                TestDatabase database = postgres.newDatabase();
                run(database, "CREATE TABLE mark(id int)", "INSERT INTO mark VALUES (7)");

                postgres.kill();
                assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);

                postgres.startAgain();
                assertThat(text(database, "SELECT id FROM mark")).isEqualTo("7");
            }
        }

        @Test
        void comesBackAfterAnImmediateShutdownWithWhatWasCommitted() throws SQLException {
            try (TestPostgres postgres = TestPostgres.dedicated()) {
                TestDatabase database = postgres.newDatabase();
                run(database, "CREATE TABLE mark(id int)", "INSERT INTO mark VALUES (7)");

                postgres.quit();
                assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);

                postgres.startAgain();
                assertThat(text(database, "SELECT id FROM mark")).isEqualTo("7");
            }
        }

        @Test
        void comesBackWhileASessionIsBusy() throws Exception {
            try (TestPostgres postgres = TestPostgres.dedicated()) {
                TestDatabase database = postgres.newDatabase();
                try (Connection busy = database.connect();
                        Statement statement = busy.createStatement()) {
                    statement.execute("BEGIN");
                    statement.execute("CREATE TABLE never(id int)");
                    postgres.restart();
                }
                assertThat(text(database, "SELECT coalesce(to_regclass('never')::text, 'none')"))
                        .isEqualTo("none");
            }
        }
    }

    static void run(TestDatabase database, String... statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static String text(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return String.valueOf(rows.getString(1));
        }
    }
}
