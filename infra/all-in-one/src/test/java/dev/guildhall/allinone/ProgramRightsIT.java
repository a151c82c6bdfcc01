package dev.guildhall.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.guildhall.allinone.RunningProgram.Reply;
import dev.guildhall.embedded.LocalPostgres;
import dev.guildhall.embedded.LocalServerSettings;
import dev.guildhall.eventlog.Anchors;
import dev.guildhall.eventlog.KeyRemains;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LogVerification;
import dev.guildhall.eventlog.SchemaMigration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The program on the servers that it starts itself cannot change its log, and does everything else. */
class ProgramRightsIT {
    private static final String REFUSED = "42501";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> CHANGES = List.of(
            "UPDATE log.event SET type = type",
            "DELETE FROM log.event",
            "DELETE FROM log.event WHERE false",
            "TRUNCATE log.event",
            "INSERT INTO log.event SELECT * FROM log.event WHERE false",
            "ALTER TABLE log.event DISABLE TRIGGER event_only_grows",
            "ALTER TABLE log.event DISABLE TRIGGER ALL",
            "DROP TABLE log.event",
            "DROP SCHEMA log CASCADE",
            "SET session_replication_role = replica",
            "SET ROLE guildhall_log",
            "SET ROLE guildhall",
            "ALTER ROLE guildhall_program SUPERUSER",
            "CREATE ROLE intruder SUPERUSER",
            "CREATE OR REPLACE FUNCTION log.refuse_change() RETURNS trigger LANGUAGE sql AS 'SELECT null'",
            "COPY log.event FROM PROGRAM 'true'");

    @TempDir
    private Path data = Path.of("");

    @Nested
    class WhenItsDataIsNew {
        @Test
        void isRefusedByRightsAndServesEverybody() throws Exception {
            try (RunningProgram program = RunningProgram.start(data)) {
                serves(program);
                isRefusedEveryChange(program);

                JdbcClient jdbc = JdbcClient.create(program.bean(DataSource.class));
                assertThat(jdbc.sql("SELECT current_user").query(String.class).single())
                        .isEqualTo("guildhall_program");
                assertThat(jdbc.sql("DELETE FROM log.subject_key").update()).isPositive();
                await("a table of keys without their remains")
                        .atMost(PATIENCE)
                        .until(program.bean(KeyRemains.class)::remove);
                assertThat(jdbc.sql("DELETE FROM log.snapshot").update()).isNotNegative();
                assertThat(program.bean(LogVerification.class)
                                .verify(Anchors.none(), progress -> {})
                                .intact())
                        .isTrue();
            }
        }
    }

    @Nested
    class WhenItsDataIsOfAnEarlierVersion {
        private static final String OLD = "1180000000000009001";

        @Test
        void takesItOverWithItsHistory() throws Exception {
            leftByAnEarlierVersion();
            for (int start = 1; start <= 2; start++) {
                try (RunningProgram program = RunningProgram.start(data)) {
                    assertThat(program.bean(LogReader.class)
                                    .guildEvents(OLD, 0, 1)
                                    .getFirst()
                                    .position())
                            .isEqualTo(1);
                    serves(program);
                    isRefusedEveryChange(program);
                    await().atMost(PATIENCE)
                            .until(() -> program.get("/api/guilds/" + OLD, RunningProgram.ADAM)
                                            .status()
                                    == 200);
                }
            }
        }

        /** One superuser that owns all there is, and no other role. */
        private void leftByAnEarlierVersion() throws Exception {
            try (LocalPostgres postgres = LocalPostgres.start(LocalServerSettings.in(postgresHome()));
                    Connection superuser =
                            DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password())) {
                for (String role : List.of("guildhall_log", "guildhall_program")) {
                    RunningProgram.execute(superuser, "DROP OWNED BY " + role);
                    RunningProgram.execute(superuser, "DROP ROLE " + role);
                }
                DataSource asSuperuser =
                        new DriverManagerDataSource(postgres.jdbcUrl(), postgres.username(), postgres.password());
                Flyway.configure()
                        .dataSource(asSuperuser)
                        .schemas("log")
                        .table("schema_history")
                        .locations("classpath:db/log")
                        // The last version before V6, with its table, function and sequence.
                        .target("5")
                        .load()
                        .migrate();
                SchemaMigration.migrate(asSuperuser, "command");
                SchemaMigration.migrate(asSuperuser, "query");
                RunningProgram.execute(superuser, """
                        SELECT log.append('{1}', ARRAY[gen_random_uuid()], '{Guild}', '{guild:%1$s}', '{0}',
                               '{guild.Registered}', '{1}', '{%1$s}', ARRAY[null::text],
                               ARRAY[convert_to('{"guildId":"%1$s","name":"Old","ownerId":"%2$s"}', 'UTF8')],
                               ARRAY[convert_to('{"guildId":"%1$s","origin":"system"}', 'UTF8')],
                               ARRAY[sha256('')])""".formatted(OLD, RunningProgram.ADAM));
            }
            Files.delete(postgresHome().resolve("cluster/guildhall.roles"));
            Files.delete(postgresHome().resolve("program-password"));
            Files.delete(postgresHome().resolve("log-owner-password"));
        }

        private Path postgresHome() {
            return data.resolve("postgres");
        }
    }

    /** Signing in, command, append, snapshot, tail, view, LISTEN, NOTIFY: whatever a change needs. */
    private static void serves(RunningProgram program) throws Exception {
        String guild = "/api/guilds/" + RunningProgram.DEMO;
        await().atMost(PATIENCE)
                .until(() -> program.get(guild, RunningProgram.ADAM).status() == 200);
        Reply written = program.send("PATCH", guild + "/settings", RunningProgram.ADAM, "{\"prefix\":\"?\"}");
        assertThat(written.status()).as("%s", written.body()).isEqualTo(200);
        long version = written.body().get("version").asLong();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(program.get(guild + "/settings?atLeast=" + version, RunningProgram.ADAM)
                                .body()
                                .at("/data/prefix")
                                .asString())
                        .isEqualTo("?"));
    }

    private static void isRefusedEveryChange(RunningProgram program) throws SQLException {
        long head = program.bean(LogReader.class).head();
        for (String change : CHANGES) {
            try (Connection connection = program.asProgram()) {
                assertThatThrownBy(() -> RunningProgram.execute(connection, change))
                        .as(change)
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState())
                                        .as(e.getMessage())
                                        .isEqualTo(REFUSED))
                        // By a right, before any trigger is asked.
                        .hasMessageNotContaining("only grows");
            }
        }
        assertThat(program.bean(LogReader.class).head()).isGreaterThanOrEqualTo(head);
    }
}
