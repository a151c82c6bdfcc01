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
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.BeforeEach;
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

        @BeforeEach
        void migrateTwice() {
            execute("grant create on database %s to %s".formatted(database.name(), owner.username()));
            try (HikariDataSource pool = pool(program)) {
                LogOwner logOwner = new LogOwner(owner.username(), owner.password());
                logOwner.migrate(pool);
                logOwner.migrate(pool);
                assertThat(logOwner.toString()).doesNotContain(owner.password());
            }
        }

        @Test
        void keepsTheLogForACommand() {
            try (LogFixture log = new LogFixture(program)) {
                TurnIT.inTurn(log, () -> log.append("guild:a", 0));

                assertThat(log.positions()).containsExactly(1L);
            }
        }

        @Test
        void appendsErasesAndReads() throws Exception {
            try (LogFixture log = new LogFixture(program)) {
                log.append("guild:a", 0, 1);
                assertThatThrownBy(() -> log.append("guild:a", 1)).isInstanceOf(ConcurrencyException.class);
                log.snapshots.store(snapshot());
                log.jdbc().sql("delete from log.snapshot").update();
                log.keys.obtain("user:77");
                log.keys.destroy("77", List.of(log.keys.newest("77").orElseThrow()));
                assertThat(new KeyRemains(log.dataSource).remove()).isTrue();

                assertThat(log.positions()).containsExactly(1L, 2L);
                assertThat(new LogVerification(log.dataSource, log.connections, 2)
                                .verify(Anchors.none(), progress -> {})
                                .finding())
                        .isEmpty();
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "update log.event set type = type",
                    "update log.event set type = type where false",
                    "delete from log.event where false",
                    "truncate log.event",
                    "insert into log.event select * from log.event where false",
                    "alter table log.event disable trigger all",
                    "alter table log.event disable trigger event_only_grows",
                    "drop trigger event_only_grows on log.event",
                    "drop table log.event",
                    "drop schema log cascade",
                    "create or replace function log.refuse_change() returns trigger language sql as 'select null'",
                    "alter function log.refuse_change() owner to current_user",
                    "set session_replication_role = replica",
                    "create table log.intruder (n integer)",
                    "select * from log.schema_history",
                    "update log.anchor set position = position"
                })
        void isRefusedByRights(String sql) throws SQLException {
            try (LogFixture log = new LogFixture(program);
                    Connection connection = program.connect()) {
                log.append("guild:a", 0);

                assertRefused(connection, sql).hasMessageNotContaining("log.event only grows");
                assertThat(log.positions()).containsExactly(1L);
            }
        }

        @Test
        void cannotEvenAllowItselfMore() throws SQLException {
            try (Connection connection = program.connect()) {
                execute(connection, "grant update on log.event to current_user");
                assertRefused(connection, "update log.event set type = type");
                assertRefused(connection, "set role " + owner.username());
            }
        }

        /** The owner's right must not be lent to whatever the caller puts in the way. */
        @Test
        void cannotHaveItsOwnFunctionsRunAsTheOwner() throws SQLException {
            execute("grant create on database %s to %s".formatted(database.name(), program.username()));
            try (LogFixture log = new LogFixture(program);
                    Connection connection = program.connect()) {
                execute(connection, "create schema trap");
                execute(
                        connection,
                        "create function trap.sha256(bytea) returns bytea language plpgsql as"
                                + " $$ begin raise exception 'run as %', current_user; end $$");
                execute(connection, "set search_path = trap, pg_catalog");

                Appender.append(connection, List.of(Appender.Request.of(List.of(log.codec.encode(event(), 0)))));

                assertThat(log.positions()).containsExactly(1L);
            }
        }

        private DomainEventMessage<?> event() {
            return LogFixture.event("guild:a", Map.of(), 0);
        }

        private DomainEventMessage<?> snapshot() {
            return new GenericDomainEventMessage<>(
                    "Guild", "guild:a", 1, new LogFixture.Seen(LogFixture.GUILD, Map.of()));
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
