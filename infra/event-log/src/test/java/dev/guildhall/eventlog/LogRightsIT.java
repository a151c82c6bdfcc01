package dev.guildhall.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody who works for the program changes the log, whatever kind of user the program has. */
class LogRightsIT {
    private static final String REFUSED = "42501";

    private final TestDatabase database = TestPostgres.freshDatabase();

    @Nested
    class WhenTheProgramIsSuperuser {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "update log.event set type = type",
                    "update log.event set type = type where false",
                    "delete from log.event",
                    "truncate log.event",
                    "insert into log.event select * from log.event on conflict (position) do update set type = 'x'",
                    "set session_replication_role = replica; delete from log.event"
                })
        void isRefused(String sql) throws SQLException {
            try (LogFixture log = new LogFixture(database);
                    Connection connection = database.connect()) {
                log.append("guild:a", 0);

                assertRefused(connection, sql);
                assertThat(log.positions()).containsExactly(1L);
            }
        }
    }

    @Nested
    class WhenTheProgramOwnsItsSchema {
        private final TestDatabase own = ordinaryUser("program_" + database.name());

        @ParameterizedTest
        @ValueSource(
                strings = {"update log.event set type = type", "delete from log.event where false", "truncate log.event"
                })
        void isRefusedByRightsAndThenByTheTrigger(String sql) throws SQLException {
            execute("grant create on database %s to %s".formatted(database.name(), own.username()));
            try (LogFixture log = new LogFixture(own);
                    Connection connection = own.connect()) {
                log.append("guild:a", 0);

                assertRefused(connection, sql).hasMessageContaining("permission denied");
                execute(connection, "grant all on log.event to current_user");
                assertRefused(connection, sql).hasMessageContaining("log.event only grows");
                assertThat(log.positions()).containsExactly(1L);
            }
        }
    }

    @Nested
    class WhenAnotherUserOwnsTheLog {
        private final TestDatabase owner = ordinaryUser("owner_" + database.name());
        private final TestDatabase program = ordinaryUser("program_" + database.name());

        @Test
        void appendsAndErasesButCannotEvenAllowItselfMore() throws SQLException {
            execute("grant create on database %s to %s".formatted(database.name(), owner.username()));
            try (HikariDataSource pool = pool(program)) {
                LogOwner logOwner = new LogOwner(owner.username(), owner.password());
                logOwner.migrate(pool);
                logOwner.migrate(pool);
                assertThat(logOwner.toString()).doesNotContain(owner.password());
            }
            try (LogFixture log = new LogFixture(program);
                    Connection connection = program.connect()) {
                log.append("guild:a", 0, 1);
                log.keys.obtain("user:77");
                log.keys.destroy("77", List.of(log.keys.newest("77").orElseThrow()));
                assertThat(new KeyRemains(log.dataSource).remove()).isTrue();

                assertRefused(connection, "update log.event set type = type");
                assertRefused(connection, "truncate log.event");
                assertRefused(connection, "alter table log.event disable trigger all");
                assertRefused(connection, "drop table log.event");
                execute(connection, "grant update on log.event to current_user");
                assertRefused(connection, "update log.event set type = type");
                assertThat(log.positions()).containsExactly(1L, 2L);
            }
        }
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ?> assertRefused(Connection connection, String sql) {
        return assertThatThrownBy(() -> execute(connection, sql))
                .as(sql)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(REFUSED));
    }

    private TestDatabase ordinaryUser(String name) {
        execute("create role %s login nosuperuser password 'secret-of-%s'".formatted(name, name));
        return new TestDatabase(database.name(), database.jdbcUrl(), name, "secret-of-" + name);
    }

    private void execute(String sql) {
        try (Connection connection = database.connect()) {
            execute(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static HikariDataSource pool(TestDatabase user) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(user.jdbcUrl());
        pool.setUsername(user.username());
        pool.setPassword(user.password());
        pool.setMaximumPoolSize(1);
        return pool;
    }
}
